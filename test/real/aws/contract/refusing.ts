import {
    CloudWatchLogsClient,
    CreateLogGroupCommand,
    DeleteLogGroupCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
    CreateSecurityGroupCommand,
    DeleteNetworkInterfaceCommand,
    DeleteSecurityGroupCommand,
    DeleteSubnetCommand,
    DeleteVolumeCommand,
    DeleteVpcCommand,
    DescribeNetworkInterfacesCommand,
    DescribeSecurityGroupsCommand,
    DescribeSubnetsCommand,
    DescribeVolumesCommand,
    DescribeVpcsCommand,
    EC2Client,
    ReleaseAddressCommand,
    RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { DescribeClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import {
    DeleteListenerCommand,
    DeleteLoadBalancerCommand,
    DeleteTargetGroupCommand,
    DescribeLoadBalancersCommand,
    DescribeTargetGroupsCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
    CreateOpenIDConnectProviderCommand,
    DeleteOpenIDConnectProviderCommand,
    GetOpenIDConnectProviderCommand,
    IAMClient,
} from "@aws-sdk/client-iam";
import { expect } from "chai";
import { leaveBehind, type LeftBehind } from "../../../automation/sweep/leftBehind";
import { localCloudTesting } from "../../../support/localCloud/testing";
import { type Chapter, nameOf } from "../contractAws";

/** The status and code of an answer, without what the SDK adds to some codes. */
async function codeOf(work: Promise<unknown>): Promise<string> {
    const answer = await localCloudTesting().answerTo(work);
    return answer.replace(/^(\d+) ([\w.]+?)(Exception)?: .*$/s, "$1 $2");
}

const none = "0123456789abcdef0";

/** How errors look: the codes that AWS documents, with their HTTP statuses. */
export const refusing: Chapter = (served, differences) => {
    describe("refuses as AWS documents:", () => {
        let left: LeftBehind;
        let ec2: EC2Client;
        let elb: ElasticLoadBalancingV2Client;
        let iam: IAMClient;
        let logs: CloudWatchLogsClient;

        before(async () => {
            const { target } = served();
            ec2 = new EC2Client(target);
            elb = new ElasticLoadBalancingV2Client(target);
            iam = new IAMClient(target);
            logs = new CloudWatchLogsClient(target);
            left = await leaveBehind(target, "refused");
        });

        const arn = (rest: string) => `arn:aws:elasticloadbalancing:eu-central-1:123456789012:${rest}`;
        const oidc = (id: string) => `arn:aws:iam::123456789012:oidc-provider/${id}`;

        const answers: readonly (readonly [words: string, code: string, ask: () => Promise<unknown>])[] = [
            [
                "a VPC that is not there",
                "400 InvalidVpcID.NotFound",
                () => ec2.send(new DescribeVpcsCommand({ VpcIds: [`vpc-${none}`] })),
            ],
            [
                "a subnet that is not there",
                "400 InvalidSubnetID.NotFound",
                () => ec2.send(new DescribeSubnetsCommand({ SubnetIds: [`subnet-${none}`] })),
            ],
            [
                "an interface that is not there",
                "400 InvalidNetworkInterfaceID.NotFound",
                () =>
                    ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [`eni-${none}`] })),
            ],
            [
                "the deletion of an interface that is not there",
                "400 InvalidNetworkInterfaceID.NotFound",
                () => ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: `eni-${none}` })),
            ],
            [
                "the deletion of a security group that is not there",
                "400 InvalidGroup.NotFound",
                () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: `sg-${none}` })),
            ],
            [
                "a security group that is not there",
                "400 InvalidGroup.NotFound",
                () => ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [`sg-${none}`] })),
            ],
            [
                "a security group of the same name",
                "400 InvalidGroup.Duplicate",
                () => {
                    const wanted = { GroupName: "nodes", Description: "nodes", VpcId: left.vpcId };
                    return ec2.send(new CreateSecurityGroupCommand(wanted));
                },
            ],
            [
                "to revoke a rule that is not there",
                "400 InvalidPermission.NotFound",
                () => {
                    const IpPermissions = [
                        { IpProtocol: "tcp", FromPort: 1, ToPort: 1, IpRanges: [{ CidrIp: "10.9.0.0/16" }] },
                    ];
                    const input = { GroupId: left.own.nodes, IpPermissions };
                    return ec2.send(new RevokeSecurityGroupIngressCommand(input));
                },
            ],
            [
                "a volume that is not there",
                "400 InvalidVolume.NotFound",
                () => ec2.send(new DescribeVolumesCommand({ VolumeIds: [`vol-${none}`] })),
            ],
            [
                "the deletion of a volume that is not there",
                "400 InvalidVolume.NotFound",
                () => ec2.send(new DeleteVolumeCommand({ VolumeId: `vol-${none}` })),
            ],
            [
                "to release an address that is not there",
                "400 InvalidAllocationID.NotFound",
                () => ec2.send(new ReleaseAddressCommand({ AllocationId: `eipalloc-${none}` })),
            ],
            [
                "a load balancer that is not there",
                "400 LoadBalancerNotFound",
                () => {
                    const LoadBalancerArns = [arn(`loadbalancer/net/none/${none}`)];
                    return elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns }));
                },
            ],
            [
                "a target group that is not there",
                "400 TargetGroupNotFound",
                () => {
                    const TargetGroupArns = [arn(`targetgroup/none/${none}`)];
                    return elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns }));
                },
            ],
            [
                "the deletion of a target group that a listener uses",
                "400 ResourceInUse",
                () => elb.send(new DeleteTargetGroupCommand({ TargetGroupArn: left.own.targets })),
            ],
            [
                "the deletion of a listener that is not there",
                "400 ListenerNotFound",
                () => {
                    const ListenerArn = arn(`listener/net/none/${none}/${none}`);
                    return elb.send(new DeleteListenerCommand({ ListenerArn }));
                },
            ],
            [
                "nothing of the deletion of a load balancer that is not there",
                "accepted",
                () => {
                    const LoadBalancerArn = arn(`loadbalancer/net/none/${none}`);
                    return elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
                },
            ],
            [
                "a cluster that is not there",
                "404 ResourceNotFound",
                () => new EKSClient(served().target).send(new DescribeClusterCommand({ name: "none" })),
            ],
            [
                "a log group of the same name",
                "400 ResourceAlreadyExists",
                () => logs.send(new CreateLogGroupCommand({ logGroupName: left.own.flowLogs })),
            ],
            [
                "the deletion of a log group that is not there",
                "400 ResourceNotFound",
                () => logs.send(new DeleteLogGroupCommand({ logGroupName: "/none" })),
            ],
            [
                "an OpenID Connect provider that is not there",
                "404 NoSuchEntity",
                () =>
                    iam.send(
                        new GetOpenIDConnectProviderCommand({
                            OpenIDConnectProviderArn: oidc("example.com/none"),
                        }),
                    ),
            ],
            [
                "an OpenID Connect provider of the same URL",
                "409 EntityAlreadyExists",
                () => {
                    const Url = `https://${(left.own.provider ?? "").replace(/^[^/]*\//, "")}`;
                    const ThumbprintList = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"];
                    return iam.send(new CreateOpenIDConnectProviderCommand({ Url, ThumbprintList }));
                },
            ],
            [
                "nothing of the deletion of an OpenID Connect provider that is not there",
                "accepted",
                () =>
                    iam.send(
                        new DeleteOpenIDConnectProviderCommand({
                            OpenIDConnectProviderArn: oidc("example.com/none"),
                        }),
                    ),
            ],
            [
                "a filter that there is not",
                "400 InvalidParameterValue",
                () => {
                    const Filters = [{ Name: "colour", Values: ["red"] }];
                    return ec2.send(new DescribeVolumesCommand({ Filters }));
                },
            ],
            // Where they are accepted, what they delete is missing afterwards: they come last.
            [
                "the deletion of a VPC's default security group",
                "400 CannotDelete",
                async () => {
                    const Filters = [
                        { Name: "vpc-id", Values: [left.vpcId] },
                        { Name: "group-name", Values: ["default"] },
                    ];
                    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
                    const GroupId = SecurityGroups?.[0]?.GroupId;
                    return ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
                },
            ],
            [
                "the deletion of a security group that a rule names",
                "400 DependencyViolation",
                () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: left.own.traffic })),
            ],
            [
                "the deletion of a security group that an interface uses",
                "400 DependencyViolation",
                () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: left.own.nodes })),
            ],
            [
                "the deletion of a subnet with an interface",
                "400 DependencyViolation",
                () => ec2.send(new DeleteSubnetCommand({ SubnetId: left.subnetId })),
            ],
            [
                "the deletion of a VPC with a subnet",
                "400 DependencyViolation",
                () => ec2.send(new DeleteVpcCommand({ VpcId: left.vpcId })),
            ],
        ];

        for (const [words, code, ask] of answers) {
            it(nameOf(words, differences), async () => {
                expect(await codeOf(ask())).to.equal(differences[words] ?? code);
            });
        }
    });
};
