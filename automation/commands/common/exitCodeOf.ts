import type { RunResult } from "../../cake/model/results";
import { exitCodes, type ExitCode } from "../../system/errors";

/**
 * The exit code of a run: 0 done, 4 a resource failed or something is left behind, 5 a stored diff is not current, 8
 * cancelled; what kept a drain or a sweep from its end has a code of its own, such as 3 or 9.
 */
export function runExitCode(run: RunResult): ExitCode {
    if (run.result === "failed") {
        if (run.verb === "check") return exitCodes.ruleViolated;
        // A layer fails where a sweep before it could not take what is in its way.
        const failure = run.drained?.failure ?? run.swept?.failure;
        return failure?.exitCode ?? exitCodes.resourceFailed;
    }
    if (run.result === "cancelled") return exitCodes.cancelled;
    return run.commit?.failure?.exitCode ?? exitCodes.done;
}
