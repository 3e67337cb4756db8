import type { EnvironmentLeftovers } from "../../cake/leftovers/leftovers";
import type { EnvironmentRun, RunReport, RunResult } from "../../cake/model/results";
import type { Check } from "../../engine/types";
import { exitCodeOfError } from "../../report/errors";
import { exitCodes, type ExitCode } from "../../system/errors";

/** What a run must not find. */
export interface Expectation {
    readonly noChanges?: boolean;
}

/**
 * The exit code of a run: 0 done, 4 a resource failed or something is left behind, 5 a stored diff is not current,
 * 7 there are changes but none was expected, 8 cancelled. A failed drain, sweep or commit may have another, such as 3 or 9.
 */
export function exitCodeOfRun(
    run: RunResult,
    { noChanges = run.verb === "drift" }: Expectation = {},
): ExitCode {
    if (run.result === "cancelled") return exitCodes.cancelled;
    if (run.result === "failed") {
        if (run.verb === "check") return exitCodes.ruleViolated;
        const failure = run.drained?.failure ?? run.swept?.failure;
        return failure?.exitCode ?? exitCodes.resourceFailed;
    }
    const isPending = run.diff?.layers.some(({ changes }) => changes.length > 0) === true;
    if (noChanges && isPending) return exitCodes.unexpectedChanges;
    return run.commit?.failure?.exitCode ?? exitCodes.done;
}

/** The worst first: what a run over several environments ends with. */
const gravest: readonly ExitCode[] = [
    exitCodes.bug,
    exitCodes.cancelled,
    exitCodes.resourceFailed,
    exitCodes.ruleViolated,
    exitCodes.unauthorised,
    exitCodes.timedOut,
    exitCodes.usage,
    exitCodes.unknownEnvironment,
    exitCodes.error,
    exitCodes.unexpectedChanges,
];

/** The exit code of a run over several environments: that of the one that ended worst. */
export function exitCodeOfReport({ runs }: RunReport, expectation: Expectation = {}): ExitCode {
    const code = (run: EnvironmentRun): ExitCode =>
        "error" in run ? exitCodeOfError(run.error) : exitCodeOfRun(run.result, expectation);
    const codes = new Set(runs.map(code));
    return gravest.find((one) => codes.has(one)) ?? exitCodes.done;
}

/** The exit code of a schedule's runs: 0 if all that was due is done, 8 if it was stopped, else 4. */
export function exitCodeOfSchedule({ runs }: RunReport): ExitCode {
    const codes = runs.map((run) => ("error" in run ? exitCodes.resourceFailed : exitCodeOfRun(run.result)));
    if (codes.includes(exitCodes.cancelled)) return exitCodes.cancelled;
    return codes.every((code) => code === exitCodes.done) ? exitCodes.done : exitCodes.resourceFailed;
}

/** The exit code of a look for leftovers: 4 if something is left; if an environment could not be read, that of its error. */
export function exitCodeOfLeftovers(all: readonly EnvironmentLeftovers[]): ExitCode {
    const failed = all.find((one) => "error" in one);
    if (failed !== undefined && "error" in failed) return exitCodeOfError(failed.error);
    const isLeft = all.some((one) => "leftovers" in one && one.leftovers.length > 0);
    return isLeft ? exitCodes.resourceFailed : exitCodes.done;
}

/** The exit code of checks: 1 if one failed. */
export function exitCodeOfChecks(checks: readonly Check[]): ExitCode {
    return checks.some(({ result }) => result === "failed") ? exitCodes.error : exitCodes.done;
}
