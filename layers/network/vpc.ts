import * as aws from "@pulumi/aws";
import { type Context, named } from "./context";

/** Creates the VPC, with DNS for its instances, a closed default security group and a gateway to the Internet. */
export function createVpc(context: Context): { vpc: aws.ec2.Vpc; internetGateway: aws.ec2.InternetGateway } {
    const { settings, provider } = context;
    const vpc = new aws.ec2.Vpc(
        "vpc",
        {
            cidrBlock: settings.vpcCidr,
            // EKS nodes register with the cluster by their DNS names (EKS User Guide, "VPC requirements").
            enableDnsSupport: true,
            enableDnsHostnames: true,
            tags: named(context, "vpc"),
        },
        { provider },
    );
    // Adopted to remove its rules: what is started without a security group gets this one.
    new aws.ec2.DefaultSecurityGroup(
        "default",
        { vpcId: vpc.id, ingress: [], egress: [], tags: named(context, "default-closed") },
        { provider },
    );
    const internetGateway = new aws.ec2.InternetGateway(
        "internet",
        { vpcId: vpc.id, tags: named(context, "internet") },
        { provider },
    );
    return { vpc, internetGateway };
}
