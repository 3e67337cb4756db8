import type { LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { allPages } from "../aws/pages";
import { elbTags } from "../search/elbTags";
import type { KindOfLeftover } from "./kindOfLeftover";

async function describeAll(aws: Aws): Promise<LoadBalancer[]> {
    const { sdk, client } = await aws.elb();
    return allPages((Marker) =>
        aws.call("elasticloadbalancing:DescribeLoadBalancers", async (options) => {
            const { LoadBalancers, NextMarker: next } = await client.send(
                new sdk.DescribeLoadBalancersCommand({ Marker }),
                options,
            );
            return { items: LoadBalancers, next };
        }),
    );
}

/** Load balancers of the second generation: application, network and gateway. */
export const loadBalancers: KindOfLeftover = {
    kind: "load-balancer",
    find: async (aws, search) => {
        const all = await describeAll(aws);
        const tags = await elbTags(
            aws,
            all.map(({ LoadBalancerArn = "" }) => LoadBalancerArn),
        );
        return all.flatMap(({ LoadBalancerArn: id = "", Scheme = "", Type = "", ...balancer }) => {
            const seen = {
                id,
                tags: tags.get(id) ?? {},
                vpcId: balancer.VpcId,
                name: balancer.LoadBalancerName,
                size: `${Type}, ${Scheme}`,
                createdAt: balancer.CreatedTime,
            };
            return candidatesOf("load-balancer", seen, search);
        });
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.elb();
        await aws.call("elasticloadbalancing:DeleteLoadBalancer", (options) =>
            client.send(new sdk.DeleteLoadBalancerCommand({ LoadBalancerArn: id }), options),
        );
    },
};
