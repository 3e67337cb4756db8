import type { Filter, Volume } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { allPages } from "../aws/pages";
import type { Tags } from "../marks";
import { ec2Tags, searchEc2 } from "../search/ec2Search";
import type { KindOfLeftover } from "./kindOfLeftover";

async function describe(aws: Aws, Filters: Filter[]): Promise<Volume[]> {
    const { sdk, client } = await aws.ec2();
    return allPages((NextToken) =>
        aws.call("ec2:DescribeVolumes", async (options) => {
            const { Volumes, NextToken: next } = await client.send(
                new sdk.DescribeVolumesCommand({ Filters, NextToken }),
                options,
            );
            return { items: Volumes, next };
        }),
    );
}

/** The claim that a volume was made for, as the EBS CSI driver tags it (aws-ebs-csi-driver, "Tagging"). */
function claimOf(tags: Tags): string | undefined {
    const name = tags["kubernetes.io/created-for/pvc/name"];
    const namespace = tags["kubernetes.io/created-for/pvc/namespace"] ?? "default";
    return name === undefined ? undefined : `claim ${namespace}/${name}`;
}

/** EBS volumes. They are in no VPC, so only their tags mark them. */
export const volumes: KindOfLeftover = {
    kind: "volume",
    find: async (aws, search) => {
        const found = await searchEc2(
            search,
            undefined,
            ({ VolumeId }: Volume) => VolumeId,
            (filters) => describe(aws, filters),
        );
        return [...found].flatMap(([id, { Tags, Size, VolumeType, CreateTime, Attachments }]) => {
            const tags = ec2Tags(Tags);
            const seen = {
                id,
                tags,
                name: claimOf(tags),
                size: `${Size ?? "?"} GiB ${VolumeType ?? ""}`.trim(),
                createdAt: CreateTime,
                heldBy: Attachments?.find(({ State }) => State !== "detached")?.InstanceId,
            };
            return candidatesOf("volume", seen, search);
        });
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.ec2();
        await aws.call("ec2:DeleteVolume", (options) =>
            client.send(new sdk.DeleteVolumeCommand({ VolumeId: id }), options),
        );
    },
};
