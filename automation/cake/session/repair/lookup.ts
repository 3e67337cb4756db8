import type { Wanted } from "../../../engine/repair/types";
import { Aws } from "../../../sweep/aws/aws";
import type { AwsTarget } from "../../../sweep/aws/awsTarget";
import { Pacing } from "../../../sweep/aws/pacing";

/** Finds things in AWS by their tags: the ids, as Pulumi's provider knows them, of all that carries all of the tags. */
export function tagLookup(
    target: AwsTarget,
    signal: AbortSignal,
): (wanted: Wanted) => Promise<readonly string[]> {
    const aws = new Aws(target, new Pacing({ signal }));
    return ({ kind, tags }) =>
        kind.api === "ec2" ? inEc2(aws, kind.type, tags) : inTagging(aws, kind.type, tags);
}

type Tags = Readonly<Record<string, string>>;

/** EC2's own list of tags knows a thing as soon as it is made; the tagging service may take a while. */
async function inEc2(aws: Aws, type: string, tags: Tags): Promise<readonly string[]> {
    const { sdk, client } = await aws.ec2();
    const found = new Map<string, Record<string, string>>();
    let token: string | undefined;
    do {
        const { Tags: page = [], NextToken } = await aws.call("ec2:DescribeTags", (options) =>
            client.send(
                new sdk.DescribeTagsCommand({
                    Filters: [
                        { Name: "resource-type", Values: [type] },
                        { Name: "key", Values: Object.keys(tags) },
                        { Name: "value", Values: [...new Set(Object.values(tags))] },
                    ],
                    ...(token === undefined ? {} : { NextToken: token }),
                }),
                options,
            ),
        );
        for (const { ResourceId: id = "", Key = "", Value = "" } of page) {
            found.set(id, { ...found.get(id), [Key]: Value });
        }
        token = NextToken;
    } while (token !== undefined && token !== "");
    return [...found].filter(([, has]) => hasAll(has, tags)).map(([id]) => id);
}

function hasAll(has: Tags, tags: Tags): boolean {
    return Object.entries(tags).every(([key, value]) => has[key] === value);
}

async function inTagging(aws: Aws, type: string, tags: Tags): Promise<readonly string[]> {
    const { sdk, client } = await aws.tagging();
    const arns: string[] = [];
    let token: string | undefined;
    do {
        const { ResourceTagMappingList: page = [], PaginationToken } = await aws.call(
            "tag:GetResources",
            (options) =>
                client.send(
                    new sdk.GetResourcesCommand({
                        ResourceTypeFilters: [type],
                        // The service takes at most 50 filters.
                        TagFilters: Object.entries(tags)
                            .slice(0, 50)
                            .map(([Key, value]) => ({ Key, Values: [value] })),
                        ...(token === undefined ? {} : { PaginationToken: token }),
                    }),
                    options,
                ),
        );
        arns.push(...page.flatMap(({ ResourceARN }) => ResourceARN ?? []));
        token = PaginationToken;
    } while (token !== undefined && token !== "");
    return arns.map((arn) => importId(type, arn));
}

/** By the "Import" section of each type in Pulumi's registry. */
function importId(type: string, arn: string): string {
    if (type.startsWith("elasticloadbalancing:")) return arn;
    const [, ...parts] = arn.split(":").slice(5).join(":").split("/");
    return type === "eks:podidentityassociation" ? parts.join(",") : (parts.at(-1) ?? "");
}
