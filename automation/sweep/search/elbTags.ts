import type { Aws } from "../aws/aws";
import { failureKind } from "../aws/failures";
import { chunks } from "../aws/pages";
import type { Tags } from "../marks";

/** The most ARNs that one call of DescribeTags takes (Elastic Load Balancing API reference). */
const most = 20;

async function tagsOfSome(aws: Aws, ResourceArns: string[]): Promise<[string, Tags][]> {
    const { sdk, client } = await aws.elb();
    try {
        const { TagDescriptions = [] } = await aws.call("elasticloadbalancing:DescribeTags", (options) =>
            client.send(new sdk.DescribeTagsCommand({ ResourceArns }), options),
        );
        return TagDescriptions.map(({ ResourceArn = "", Tags = [] }) => [
            ResourceArn,
            Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
        ]);
    } catch (error) {
        if (failureKind(error) !== "gone") throw error;
        // One was deleted meanwhile, and AWS refuses the whole call: each is asked for alone.
        if (ResourceArns.length === 1) return [];
        return (await Promise.all(ResourceArns.map((arn) => tagsOfSome(aws, [arn])))).flat();
    }
}

/** The tags of load balancers and target groups, by ARN. */
export async function elbTags(aws: Aws, arns: readonly string[]): Promise<Map<string, Tags>> {
    const parts = await Promise.all(chunks(arns, most).map((part) => tagsOfSome(aws, part)));
    return new Map(parts.flat());
}
