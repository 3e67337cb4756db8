import { Aws } from "../../sweep/aws/aws";
import type { AwsTarget } from "../../sweep/aws/awsTarget";
import { Pacing } from "../../sweep/aws/pacing";
import { allPages } from "../../sweep/aws/pages";

/** The ARNs of all that carries one of some tags, as far as AWS's tagging service knows; sorted. */
export async function taggedResources(
    target: AwsTarget,
    tags: Readonly<Record<string, string>>,
    signal: AbortSignal,
): Promise<string[]> {
    const aws = new Aws(target, new Pacing({ signal, deadline: 20_000 }));
    const { sdk, client } = await aws.tagging();
    const found = await Promise.all(
        Object.entries(tags).map(([Key, value]) =>
            allPages((PaginationToken) =>
                aws.call("tag:GetResources", async (options) => {
                    const { ResourceTagMappingList = [], PaginationToken: next } = await client.send(
                        new sdk.GetResourcesCommand({
                            PaginationToken,
                            TagFilters: [{ Key, Values: [value] }],
                        }),
                        options,
                    );
                    return { items: ResourceTagMappingList.map(({ ResourceARN = "" }) => ResourceARN), next };
                }),
            ),
        ),
    );
    return [...new Set(found.flat())].filter((arn) => arn !== "").sort();
}
