import type { RunResult } from "../cake/results";
import { exitCodes, type ExitCode } from "../errors";

/** The exit code of a run: 0 done, 4 a resource failed, 5 a stored diff is not current, 8 cancelled. */
export function runExitCode(run: RunResult): ExitCode {
    if (run.result === "failed") {
        return run.verb === "check" ? exitCodes.ruleViolated : exitCodes.resourceFailed;
    }
    if (run.result === "cancelled") return exitCodes.cancelled;
    return run.commit?.failure?.exitCode ?? exitCodes.done;
}
