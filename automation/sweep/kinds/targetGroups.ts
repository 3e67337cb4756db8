import type { TargetGroup } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { allPages } from "../aws/pages";
import { elbTags } from "../search/elbTags";
import type { KindOfLeftover } from "./kindOfLeftover";

async function describeAll(aws: Aws): Promise<TargetGroup[]> {
    const { sdk, client } = await aws.elb();
    return allPages((Marker) =>
        aws.call("elasticloadbalancing:DescribeTargetGroups", async (options) => {
            const { TargetGroups, NextMarker: next } = await client.send(
                new sdk.DescribeTargetGroupsCommand({ Marker }),
                options,
            );
            return { items: TargetGroups, next };
        }),
    );
}

/** Target groups of load balancers. */
export const targetGroups: KindOfLeftover = {
    kind: "target-group",
    find: async (aws, search) => {
        const all = await describeAll(aws);
        const tags = await elbTags(
            aws,
            all.map(({ TargetGroupArn = "" }) => TargetGroupArn),
        );
        return all.flatMap(({ TargetGroupArn: id = "", Protocol = "", Port, ...group }) => {
            const seen = {
                id,
                tags: tags.get(id) ?? {},
                vpcId: group.VpcId,
                name: group.TargetGroupName,
                size: Port === undefined ? group.TargetType : `${Protocol}:${Port}`,
                heldBy: group.LoadBalancerArns?.[0],
            };
            return candidatesOf("target-group", seen, search);
        });
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.elb();
        await aws.call("elasticloadbalancing:DeleteTargetGroup", (options) =>
            client.send(new sdk.DeleteTargetGroupCommand({ TargetGroupArn: id }), options),
        );
    },
};
