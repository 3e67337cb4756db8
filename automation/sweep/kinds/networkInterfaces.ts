import type { Filter, NetworkInterface } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { failureKind } from "../aws/failures";
import { allPages } from "../aws/pages";
import { ec2Tags, searchEc2 } from "../search/ec2Search";
import type { KindOfLeftover } from "./kindOfLeftover";

async function describe(aws: Aws, Filters: Filter[]): Promise<NetworkInterface[]> {
    const { sdk, client } = await aws.ec2();
    return allPages((NextToken) =>
        aws.call("ec2:DescribeNetworkInterfaces", async (options) => {
            const { NetworkInterfaces, NextToken: next } = await client.send(
                new sdk.DescribeNetworkInterfacesCommand({ Filters, NextToken }),
                options,
            );
            return { items: NetworkInterfaces, next };
        }),
    );
}

/** The descriptions that AWS's services give to interfaces, which name the owner. */
const owners = [
    /^ELB ((?:app|net|gwy)\/\S+)/,
    /^Interface for NAT Gateway (nat-\S+)/,
    /^VPC Endpoint Interface (vpce-\S+)/,
];

function ownerOf({ Description = "", Attachment }: NetworkInterface): string | undefined {
    if (Attachment?.InstanceId !== undefined && Attachment.InstanceId !== "") return Attachment.InstanceId;
    const named = owners.map((owner) => owner.exec(Description)?.[1]).find((name) => name !== undefined);
    return named ?? Attachment?.InstanceOwnerId;
}

function isOfService({ RequesterManaged, Attachment, Description = "" }: NetworkInterface): boolean {
    return (
        RequesterManaged === true ||
        Attachment?.InstanceOwnerId?.startsWith("amazon-") === true ||
        owners.some((owner) => owner.test(Description))
    );
}

/** Detaches an interface from its instance, if it is still attached. */
async function detach(aws: Aws, id: string): Promise<void> {
    const [found] = await describe(aws, [{ Name: "network-interface-id", Values: [id] }]);
    const AttachmentId = found?.Attachment?.AttachmentId;
    if (AttachmentId === undefined || found?.Attachment?.Status === "detaching") return;
    const { sdk, client } = await aws.ec2();
    await aws.call("ec2:DetachNetworkInterface", (options) =>
        client.send(new sdk.DetachNetworkInterfaceCommand({ AttachmentId, Force: true }), options),
    );
}

/** Network interfaces. A service of AWS deletes its interfaces with what it made them for. */
export const networkInterfaces: KindOfLeftover = {
    kind: "network-interface",
    find: async (aws, search) => {
        const found = await searchEc2(
            search,
            "vpc-id",
            ({ NetworkInterfaceId }: NetworkInterface) => NetworkInterfaceId,
            (filters) => describe(aws, filters),
        );
        return [...found].flatMap(([id, each]) => {
            const heldBy = ownerOf(each);
            const seen = {
                id,
                tags: ec2Tags(each.TagSet),
                vpcId: each.VpcId,
                name: each.Description === "" ? undefined : each.Description,
                size: each.PrivateIpAddress,
                createdAt: each.Attachment?.AttachTime,
                heldBy,
                reason: isOfService(each) ? `it goes with ${heldBy ?? "what AWS made it for"}` : undefined,
            };
            return candidatesOf("network-interface", seen, search);
        });
    },
    remove: async (aws, { id, heldBy }) => {
        if (heldBy !== undefined) {
            try {
                await detach(aws, id);
            } catch (error) {
                if (failureKind(error) !== "gone") throw error;
            }
        }
        const { sdk, client } = await aws.ec2();
        await aws.call("ec2:DeleteNetworkInterface", (options) =>
            client.send(new sdk.DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }), options),
        );
    },
    exists: async (aws, { id }) =>
        (await describe(aws, [{ Name: "network-interface-id", Values: [id] }])).length > 0,
};
