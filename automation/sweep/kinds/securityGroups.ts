import type { Filter, SecurityGroup } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { allPages } from "../aws/pages";
import { ec2Tags, searchEc2 } from "../search/ec2Search";
import type { KindOfLeftover } from "./kindOfLeftover";

/** The security groups that match these filters. */
export async function describeGroups(aws: Aws, Filters: Filter[]): Promise<SecurityGroup[]> {
    const { sdk, client } = await aws.ec2();
    return allPages((NextToken) =>
        aws.call("ec2:DescribeSecurityGroups", async (options) => {
            const { SecurityGroups, NextToken: next } = await client.send(
                new sdk.DescribeSecurityGroupsCommand({ Filters, NextToken }),
                options,
            );
            return { items: SecurityGroups, next };
        }),
    );
}

/** Security groups, except the default group of a VPC, which is deleted with it. */
export const securityGroups: KindOfLeftover = {
    kind: "security-group",
    find: async (aws, search) => {
        const found = await searchEc2(
            search,
            "vpc-id",
            ({ GroupId }: SecurityGroup) => GroupId,
            (filters) => describeGroups(aws, filters),
        );
        return [...found].flatMap(([id, { Tags, VpcId, GroupName }]) => {
            if (GroupName === "default") return [];
            const seen = { id, tags: ec2Tags(Tags), vpcId: VpcId, name: GroupName };
            return candidatesOf("security-group", seen, search);
        });
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.ec2();
        await aws.call("ec2:DeleteSecurityGroup", (options) =>
            client.send(new sdk.DeleteSecurityGroupCommand({ GroupId: id }), options),
        );
    },
};
