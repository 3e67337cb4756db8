import {
    CreateSecurityGroupCommand,
    CreateSubnetCommand,
    CreateVpcCommand,
    type EC2Client,
    type ResourceType,
} from "@aws-sdk/client-ec2";

/** A VPC with a subnet and a security group in it. */
export interface Network {
    readonly vpcId: string;
    readonly subnetId: string;
    readonly groupId: string;
}

/** Tags for one thing that is made. */
export function tagged(type: ResourceType, tags: Readonly<Record<string, string>>) {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return { TagSpecifications: [{ ResourceType: type, Tags }] };
}

/** Makes a network over the AWS API. */
export async function createNetwork(
    ec2: EC2Client,
    tags: Readonly<Record<string, string>> = { Name: "test" },
): Promise<Network> {
    const { Vpc } = await ec2.send(
        new CreateVpcCommand({ CidrBlock: "10.0.0.0/16", ...tagged("vpc", tags) }),
    );
    const VpcId = Vpc?.VpcId ?? "";
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: "10.0.1.0/24" }));
    const group = { GroupName: "nodes", Description: "nodes of the cluster", VpcId };
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group));
    return { vpcId: VpcId, subnetId: Subnet?.SubnetId ?? "", groupId: GroupId ?? "" };
}
