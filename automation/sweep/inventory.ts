import { Aws } from "./aws/aws";
import type { AwsTarget } from "./aws/awsTarget";
import { Pacing, type PacingOptions } from "./aws/pacing";
import { combinedRefusal } from "./aws/refusals";
import { kinds } from "./kinds/kinds";
import { searchOf } from "./search/searchOf";
import { byDeletion, type Leftover } from "./leftover";
import type { Marks } from "./marks";
import { withHolders } from "./withHolders";

/**
 * Finds the leftovers of an environment in AWS: by its tags, by the tags of its cluster, and in its VPC. Returns them in
 * the order in which they can be deleted, without what `marks.managed` names. Throws a `CakeError`; if permissions are
 * missing, it names all of them and has exit code 3.
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
    if (refusals.length > 0) throw combinedRefusal(refusals, target.region);
    const candidates = found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
    return withHolders(candidates).sort(byDeletion);
}
