import type { Aws } from "./aws/aws";
import { kinds } from "./kinds/kinds";
import type { Leftover } from "./leftover";
import type { Swept } from "./sweepResult";
import { isNamed } from "./candidate";

/** Waits for what AWS takes away itself, because what it was made for is deleted; the rest is kept as it is. */
export async function waitUntilGone(aws: Aws, leftover: Leftover, done: readonly Swept[]): Promise<Swept> {
    const { heldBy, reason } = leftover;
    const exists = kinds.find(({ kind }) => kind === leftover.kind)?.exists;
    const kept: Swept = { leftover, result: "kept", ...(reason === undefined ? {} : { reason }) };
    const goes =
        heldBy !== undefined &&
        done.some(({ leftover: other, result }) => isNamed(other.id, heldBy) && result !== "failed");
    if (exists === undefined || !goes) return kept;
    for (let attempt = 1; await exists(aws, leftover); attempt += 1) {
        if (!(await aws.pacing.wait(attempt))) return kept;
    }
    return { leftover, result: "gone" };
}
