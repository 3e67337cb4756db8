import type { Aws } from "./aws/aws";
import { MissingPermissions } from "./aws/refusals";
import { deleteOne } from "./deleteOne";
import { revokeRulesAbout } from "./groupRules";
import { inParallel } from "../system/inParallel";
import { kinds } from "./kinds/kinds";
import { searchOf } from "./search/searchOf";
import type { Leftover, LeftoverKind } from "./leftover";
import type { Marks } from "./marks";
import type { SweepResult } from "./sweepResult";

/** Deletes the leftovers of one kind; returns the refusals of steps before the deletion. Those of deletions are in the results. */
export async function sweepKind(
    aws: Aws,
    marks: Marks,
    kind: LeftoverKind,
    leftovers: readonly Leftover[],
    tell: (result: SweepResult) => void,
): Promise<MissingPermissions[]> {
    const some = leftovers.filter((leftover) => leftover.kind === kind);
    const how = kinds.find((each) => each.kind === kind);
    if (some.length === 0 || how === undefined) return [];
    const denied = kind === "security-group" ? await revokeRules(aws, marks, some) : [];
    await inParallel(some, async (leftover) => {
        // Waiting does not help against rules that could not be revoked.
        tell(await deleteOne(aws, how, leftover, denied.length === 0));
    });
    return denied;
}

async function revokeRules(
    aws: Aws,
    marks: Marks,
    groups: readonly Leftover[],
): Promise<MissingPermissions[]> {
    const ids = groups.map(({ id }) => id);
    try {
        await revokeRulesAbout(aws, await searchOf(aws, marks), ids);
        return [];
    } catch (error) {
        if (error instanceof MissingPermissions) return [error];
        throw error;
    }
}
