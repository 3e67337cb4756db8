import type { Aws } from "./aws/aws";
import { kinds } from "./kinds/kinds";
import type { Leftover } from "./leftover";
import type { SweepResult } from "./sweepResult";
import { isNamed } from "./candidate";

/** Waits for a leftover that AWS itself deletes, after what it was made for; any other is kept at once. */
export async function waitUntilGone(
    aws: Aws,
    leftover: Leftover,
    done: readonly SweepResult[],
): Promise<SweepResult> {
    const { heldBy, reason } = leftover;
    const exists = kinds.find(({ kind }) => kind === leftover.kind)?.exists;
    const kept: SweepResult = { leftover, result: "kept", ...(reason === undefined ? {} : { reason }) };
    const goes =
        heldBy !== undefined &&
        done.some(({ leftover: other, result }) => isNamed(other.id, heldBy) && result !== "failed");
    if (exists === undefined || !goes) return kept;
    for (let attempt = 1; await exists(aws, leftover); attempt += 1) {
        if (!(await aws.pacing.wait(attempt))) return kept;
    }
    return { leftover, result: "gone" };
}
