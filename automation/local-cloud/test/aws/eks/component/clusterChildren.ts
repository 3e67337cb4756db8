/** One access entry with one policy, as a cluster is given it. */
export const accessEntries = {
    admins: {
        principalArn: "arn:aws:iam::123456789012:role/admins",
        accessPolicies: {
            admin: {
                policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                accessScope: { type: "cluster" },
            },
        },
    },
};

/** What @pulumi/eks 4.3.0 registers for a cluster with kube-proxy and this access entry, sorted. */
export const children = [
    "aws:ec2/securityGroup:SecurityGroup cluster-eksClusterSecurityGroup",
    "aws:ec2/securityGroup:SecurityGroup cluster-nodeSecurityGroup",
    "aws:ec2/securityGroupRule:SecurityGroupRule cluster-eksClusterIngressRule",
    "aws:ec2/securityGroupRule:SecurityGroupRule cluster-eksClusterInternetEgressRule",
    "aws:ec2/securityGroupRule:SecurityGroupRule cluster-eksExtApiServerClusterIngressRule",
    "aws:ec2/securityGroupRule:SecurityGroupRule cluster-eksNodeClusterIngressRule",
    "aws:ec2/securityGroupRule:SecurityGroupRule cluster-eksNodeIngressRule",
    "aws:ec2/securityGroupRule:SecurityGroupRule cluster-eksNodeInternetEgressRule",
    "aws:eks/accessEntry:AccessEntry cluster-admins",
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation cluster-admins-admin",
    "aws:eks/addon:Addon cluster-kube-proxy",
    "aws:eks/cluster:Cluster cluster-eksCluster",
    "aws:iam/role:Role cluster-eksRole-role",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment cluster-eksRole-4b490823",
    "eks:index:Cluster cluster",
    "eks:index:ServiceRole cluster-eksRole",
    "pulumi:providers:kubernetes cluster-eks-k8s",
];
