import type { Cluster } from "@aws-sdk/client-eks";
import type { Vpc } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/aws";
import { failureKind } from "../aws/failures";
import { allPages } from "../aws/pages";
import { combinedRefusal } from "../aws/refusals";
import { ec2Tags } from "./ec2Search";
import { markOf, type Marks } from "../marks";
import type { Search } from "./search";

async function describeVpcs(aws: Aws, Name: string, value: string): Promise<Vpc[]> {
    const { sdk, client } = await aws.ec2();
    const Filters = [{ Name, Values: [value] }];
    return allPages((NextToken) =>
        aws.call("ec2:DescribeVpcs", async (options) => {
            const { Vpcs, NextToken: next } = await client.send(
                new sdk.DescribeVpcsCommand({ Filters, NextToken }),
                options,
            );
            return { items: Vpcs, next };
        }),
    );
}

async function findVpcs(aws: Aws, { environment, vpcId }: Marks): Promise<Vpc[]> {
    const byTag = await describeVpcs(aws, "tag:environment", environment);
    const byId = vpcId === undefined ? [] : await describeVpcs(aws, "vpc-id", vpcId);
    return [...new Map([...byTag, ...byId].map((vpc) => [vpc.VpcId, vpc])).values()];
}

async function findCluster(aws: Aws, { cluster: name }: Marks): Promise<Cluster | undefined> {
    if (name === undefined) return undefined;
    const { sdk, client } = await aws.eks();
    try {
        const { cluster } = await aws.call("eks:DescribeCluster", (options) =>
            client.send(new sdk.DescribeClusterCommand({ name }), options),
        );
        return cluster;
    } catch (error) {
        if (failureKind(error) === "gone") return undefined;
        throw error;
    }
}

/** Looks up the environment's VPCs and its cluster, from which an inventory starts. */
export async function searchOf(aws: Aws, marks: Marks): Promise<Search> {
    const [vpcs, cluster] = await Promise.allSettled([findVpcs(aws, marks), findCluster(aws, marks)]);
    if (vpcs.status === "rejected" || cluster.status === "rejected") {
        const refusals = [vpcs, cluster].flatMap((each) =>
            each.status === "rejected" ? [each.reason as unknown] : [],
        );
        throw combinedRefusal(refusals, aws.target.region);
    }
    const own = vpcs.value.filter(({ Tags }) => markOf(ec2Tags(Tags), marks) !== undefined);
    return {
        marks,
        vpcs: vpcs.value,
        vpcIds: vpcs.value.map(({ VpcId = "" }) => VpcId),
        ownVpcIds: own.map(({ VpcId = "" }) => VpcId),
        cluster: cluster.value,
    };
}
