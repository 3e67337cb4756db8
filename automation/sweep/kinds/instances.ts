import type { Filter, Instance } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { allPages } from "../aws/pages";
import { ec2Tags, searchEc2 } from "../search/ec2Search";
import type { KindOfLeftover } from "./kindOfLeftover";

const live = { Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] };

async function describe(aws: Aws, filters: Filter[]): Promise<Instance[]> {
    const { sdk, client } = await aws.ec2();
    const Filters = [...filters, live];
    return allPages((NextToken) =>
        aws.call("ec2:DescribeInstances", async (options) => {
            const { Reservations = [], NextToken: next } = await client.send(
                new sdk.DescribeInstancesCommand({ Filters, NextToken }),
                options,
            );
            return { items: Reservations.flatMap(({ Instances = [] }) => Instances), next };
        }),
    );
}

/** EC2 instances that are not terminated. */
export const instances: KindOfLeftover = {
    kind: "instance",
    find: async (aws, search) => {
        const found = await searchEc2(
            search,
            "vpc-id",
            ({ InstanceId }: Instance) => InstanceId,
            (filters) => describe(aws, filters),
        );
        return [...found].flatMap(([id, { Tags, VpcId, InstanceType, LaunchTime }]) => {
            const seen = { id, tags: ec2Tags(Tags), vpcId: VpcId, size: InstanceType, createdAt: LaunchTime };
            return candidatesOf("instance", seen, search);
        });
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.ec2();
        await aws.call("ec2:TerminateInstances", (options) =>
            client.send(new sdk.TerminateInstancesCommand({ InstanceIds: [id] }), options),
        );
    },
};
