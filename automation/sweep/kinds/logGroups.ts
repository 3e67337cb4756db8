import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { failureKind } from "../aws/failures";
import { allPages } from "../aws/pages";
import type { Marks, Tags } from "../marks";
import type { KindOfLeftover } from "./kindOfLeftover";
import type { Search } from "../search/search";

/** Where EKS and its observability add-on write a cluster's logs, without tags (EKS User Guide, "Control plane logs"). */
function clusterPrefixes({ cluster }: Marks): string[] {
    return cluster === undefined ? [] : [`/aws/eks/${cluster}/`, `/aws/containerinsights/${cluster}/`];
}

async function withPrefix(aws: Aws, logGroupNamePrefix: string): Promise<LogGroup[]> {
    const { sdk, client } = await aws.logs();
    return allPages((nextToken) =>
        aws.call("logs:DescribeLogGroups", async (options) => {
            const { logGroups, nextToken: next } = await client.send(
                new sdk.DescribeLogGroupsCommand({ logGroupNamePrefix, nextToken }),
                options,
            );
            return { items: logGroups, next };
        }),
    );
}

/** The names of log groups with the environment's tag. CloudWatch Logs itself cannot search by tags. */
async function taggedNames(aws: Aws, { environment }: Marks): Promise<string[]> {
    const { sdk, client } = await aws.tagging();
    const arns = await allPages((PaginationToken) =>
        aws.call("tag:GetResources", async (options) => {
            const { ResourceTagMappingList = [], PaginationToken: next } = await client.send(
                new sdk.GetResourcesCommand({
                    PaginationToken,
                    ResourceTypeFilters: ["logs"],
                    TagFilters: [{ Key: "environment", Values: [environment] }],
                }),
                options,
            );
            return { items: ResourceTagMappingList.map(({ ResourceARN = "" }) => ResourceARN), next };
        }),
    );
    return arns.map((arn) => /:log-group:(.+?)(?::\*)?$/.exec(arn)?.[1] ?? "").filter((name) => name !== "");
}

async function tagsOf(aws: Aws, arn: string): Promise<Tags> {
    const { sdk, client } = await aws.logs();
    try {
        const { tags = {} } = await aws.call("logs:ListTagsForResource", (options) =>
            client.send(new sdk.ListTagsForResourceCommand({ resourceArn: arn }), options),
        );
        return tags;
    } catch (error) {
        if (failureKind(error) === "gone") return {};
        throw error;
    }
}

function sizeOf(bytes: number): string {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
    return `${Math.round(bytes / 1024 ** power)} ${units[power] ?? ""}`;
}

async function findGroups(aws: Aws, search: Search): Promise<LogGroup[]> {
    const prefixes = clusterPrefixes(search.marks);
    const names = await taggedNames(aws, search.marks);
    // The tagging service may still list groups that are gone: CloudWatch Logs is asked for each.
    const found = await Promise.all([...prefixes, ...names].map((prefix) => withPrefix(aws, prefix)));
    const isWanted = (name: string) =>
        names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));
    const byName = new Map(found.flat().map((group) => [group.logGroupName ?? "", group]));
    return [...byName.values()].filter(({ logGroupName = "" }) => isWanted(logGroupName));
}

/** Log groups, by the environment's tag and by the names that EKS gives to the groups of a cluster. */
export const logGroups: KindOfLeftover = {
    kind: "log-group",
    find: async (aws, search) => {
        const groups = await findGroups(aws, search);
        const found = groups.map(
            async ({ logGroupName: id = "", arn = "", creationTime, storedBytes = 0 }) => {
                const prefix = clusterPrefixes(search.marks).find((each) => id.startsWith(each));
                const seen = {
                    id,
                    tags: await tagsOf(aws, arn.replace(/:\*$/, "")),
                    size: sizeOf(storedBytes),
                    createdAt: creationTime === undefined ? undefined : new Date(creationTime),
                    mark: prefix === undefined ? undefined : `name ${prefix}…`,
                };
                return candidatesOf("log-group", seen, search);
            },
        );
        return (await Promise.all(found)).flat();
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.logs();
        await aws.call("logs:DeleteLogGroup", (options) =>
            client.send(new sdk.DeleteLogGroupCommand({ logGroupName: id }), options),
        );
    },
};
