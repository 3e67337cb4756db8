const elb = (...actions: string[]) => actions.map((action) => `elasticloadbalancing:${action}`);
const ec2 = (...actions: string[]) => actions.map((action) => `ec2:${action}`);

/**
 * What the AWS Load Balancer Controller may do for network load balancers, as JSON text: look at everything, make
 * what carries its cluster's tag, and change or delete only that (AWS Load Balancer Controller, "IAM permissions").
 */
export function loadBalancerPolicy(cluster: string): string {
    const tag = "elbv2.k8s.aws/cluster";
    const making = { StringEquals: { [`aws:RequestTag/${tag}`]: cluster } };
    const own = { StringEquals: { [`aws:ResourceTag/${tag}`]: cluster } };
    const allow = (Action: string[], Condition?: object) => ({
        Effect: "Allow",
        Action,
        Resource: "*",
        ...(Condition && { Condition }),
    });
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            allow([...ec2("Describe*", "GetSecurityGroupsForVpc"), ...elb("Describe*")]),
            allow(["iam:CreateServiceLinkedRole"], {
                StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" },
            }),
            // A security group is made in a VPC, which carries no tag of the controller: only its tags can be asked for.
            allow(ec2("CreateSecurityGroup")),
            allow(ec2("CreateTags"), {
                StringEquals: { ...making.StringEquals, "ec2:CreateAction": "CreateSecurityGroup" },
            }),
            allow(ec2("CreateTags", "DeleteTags", "DeleteSecurityGroup"), own),
            // Rules go into the nodes' security groups too, and listeners have no tags when they are made.
            allow(ec2("AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress")),
            allow(elb("CreateListener", "CreateRule")),
            allow(elb("CreateLoadBalancer", "CreateTargetGroup", "AddTags"), making),
            allow(
                elb(
                    "AddTags",
                    "RemoveTags",
                    "Modify*",
                    "SetIpAddressType",
                    "SetSecurityGroups",
                    "SetSubnets",
                    "SetRulePriorities",
                    "AddListenerCertificates",
                    "RemoveListenerCertificates",
                    "RegisterTargets",
                    "DeregisterTargets",
                    "DeleteLoadBalancer",
                    "DeleteTargetGroup",
                    "DeleteListener",
                    "DeleteRule",
                ),
                own,
            ),
        ],
    });
}
