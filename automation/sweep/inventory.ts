import { Aws } from "./aws/aws";
import type { AwsTarget } from "./aws/awsTarget";
import { Pacing, type PacingOptions } from "./aws/pacing";
import { togetherOf } from "./aws/refusals";
import { kinds } from "./kinds/kinds";
import { searchOf } from "./search/searchOf";
import { byDeletion, type Leftover } from "./leftover";
import type { Marks } from "./marks";
import { withHolders } from "./withHolders";

/**
 * What there is of an environment in AWS, in the order in which it can be deleted: by its tags, by the tags of its
 * cluster, and by being in its VPC. What its state still manages is left out where `marks` says so. Throws a
 * `CakeError`: exit 3 where permissions are missing, all of them named.
 */
export async function inventory(
    target: AwsTarget,
    marks: Marks,
    options: PacingOptions = {},
): Promise<readonly Leftover[]> {
    const aws = new Aws(target, new Pacing(options));
    const search = await searchOf(aws, marks);
    const found = await Promise.allSettled(kinds.map((kind) => kind.find(aws, search)));
    const refusals = found.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
    if (refusals.length > 0) throw togetherOf(refusals, target.region);
    const candidates = found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
    return withHolders(candidates).sort(byDeletion);
}
