import { CakeError, exitCodes } from "../system/errors";
import type { Aws } from "./aws/aws";
import { codeOf, failureKind, wordsOf } from "./aws/failures";
import type { KindOfLeftover } from "./kinds/kindOfLeftover";
import type { Leftover } from "./leftover";
import type { SweepResult } from "./sweepResult";

/**
 * Deletes a leftover. With `isPatient`, tries again until the deadline while something still uses it. Throws only if
 * the run was cancelled.
 */
export async function deleteOne(
    aws: Aws,
    kind: KindOfLeftover,
    leftover: Leftover,
    isPatient: boolean,
): Promise<SweepResult> {
    if (kind.remove === undefined) return { leftover, result: "kept" };
    for (let attempt = 1; ; attempt += 1) {
        try {
            await kind.remove(aws, leftover);
            return { leftover, result: "deleted" };
        } catch (error) {
            if (error instanceof CakeError) {
                if (error.exitCode === exitCodes.cancelled) throw error;
                return { leftover, result: "failed", reason: error.message, error };
            }
            const failure = failureKind(error);
            if (failure === "gone") return { leftover, result: attempt === 1 ? "gone" : "deleted" };
            const again = failure === "inUse" && isPatient && (await aws.pacing.wait(attempt));
            if (!again) {
                const reason = `${codeOf(error)}: ${wordsOf(error)}`;
                return { leftover, result: "failed", reason, error };
            }
        }
    }
}
