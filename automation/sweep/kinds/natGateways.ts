import type { Filter, NatGateway } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { allPages } from "../aws/pages";
import { ec2Tags, searchEc2 } from "../search/ec2Search";
import type { KindOfLeftover } from "./kindOfLeftover";

const live = { Name: "state", Values: ["pending", "available", "failed"] };

async function describe(aws: Aws, filters: Filter[]): Promise<NatGateway[]> {
    const { sdk, client } = await aws.ec2();
    return allPages((NextToken) =>
        aws.call("ec2:DescribeNatGateways", async (options) => {
            const { NatGateways, NextToken: next } = await client.send(
                new sdk.DescribeNatGatewaysCommand({ Filter: [...filters, live], NextToken }),
                options,
            );
            return { items: NatGateways, next };
        }),
    );
}

/** NAT gateways, except those that are being deleted. */
export const natGateways: KindOfLeftover = {
    kind: "nat-gateway",
    find: async (aws, search) => {
        const found = await searchEc2(
            search,
            "vpc-id",
            ({ NatGatewayId }: NatGateway) => NatGatewayId,
            (filters) => describe(aws, filters),
        );
        return [...found].flatMap(([id, { Tags, VpcId, ConnectivityType, CreateTime }]) => {
            const tags = ec2Tags(Tags);
            const seen = { id, tags, vpcId: VpcId, size: ConnectivityType, createdAt: CreateTime };
            return candidatesOf("nat-gateway", seen, search);
        });
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.ec2();
        await aws.call("ec2:DeleteNatGateway", (options) =>
            client.send(new sdk.DeleteNatGatewayCommand({ NatGatewayId: id }), options),
        );
    },
};
