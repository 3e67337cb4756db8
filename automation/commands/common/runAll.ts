import { committed } from "../../cake/commit/withCommit";
import { runMany } from "../../cake/runs/manyRuns";
import type { EnvironmentRun, RunReport, RunResult, RunVerb } from "../../cake/model/results";
import type { RunRequest } from "../../cake/session/request";
import { exitCodes, type ExitCode } from "../../system/errors";
import { exitCodeOf } from "../../report/errors";
import { agreement } from "./repairConsent";
import type { CommandContext } from "./command";
import { parseFaults } from "./parseFaults";
import { runExitCode } from "./exitCodeOf";

/** Options of all commands that run something. */
export interface RunChoice {
    readonly latency: "none" | "realistic";
    /** `seed:rate`. */
    readonly faults?: string;
    /** A file to write the result to as well. */
    readonly report?: string;
}

/** Options of commands that leave something in the repository. */
export interface CommitChoice {
    readonly commit: boolean;
    readonly push: boolean;
    readonly skipCi: boolean;
}

/** What GitHub, GitLab, Azure DevOps, Bitbucket, CircleCI and others look for in a commit message. */
const skipMarker = "[skip ci]";

/** A run that commits what it left in the repository, if that was chosen. */
export function committing(
    verb: RunVerb,
    { commit, push, skipCi }: CommitChoice,
    run: (request: RunRequest) => Promise<RunResult>,
): (request: RunRequest) => Promise<RunResult> {
    return committed(verb, { commit, push, ...(skipCi ? { skipMarker } : {}) }, run);
}

/** Runs a verb on one or several environments, and writes the report that was asked for, whatever came of it. */
export async function runAll(
    verb: RunVerb,
    context: CommandContext,
    environments: readonly string[],
    {
        latency,
        faults,
        report: file,
        parallel = 1,
        yes = false,
        confirm,
    }: RunChoice & { readonly parallel?: number; readonly yes?: boolean; readonly confirm?: string },
    run: (request: RunRequest) => Promise<RunResult>,
): Promise<RunReport> {
    if (file !== undefined) (await import("../../report/files/reportFormat")).reportFormat(file);
    const { layers, listener, paths, signal } = context;
    const cloud = { latency, ...(faults === undefined ? {} : { faults: parseFaults(faults) }) };
    // Who asks for several at once, or without being asked, is not asked in the middle of it either.
    const asked = agreement(context, yes || confirm !== undefined || environments.length !== 1);
    const common = { layers, listener, paths, signal, cloud, ...asked };
    const report = await runMany(verb, common, environments, parallel, run);
    if (file !== undefined) (await import("../../report/files/writeReport")).writeReport(file, report);
    return report;
}

/** The result of a report on one environment; throws what kept it from having one. */
export function onlyResult({ runs }: RunReport): RunResult {
    const [run] = runs;
    if (run === undefined) throw new Error("nothing was run");
    if ("error" in run) throw run.error;
    return run.result;
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
export function reportExitCode(
    { runs }: RunReport,
    codeOf: (result: RunResult) => ExitCode = runExitCode,
): ExitCode {
    const code = (run: EnvironmentRun): ExitCode =>
        "error" in run ? exitCodeOf(run.error) : codeOf(run.result);
    const codes = new Set(runs.map(code));
    return gravest.find((one) => codes.has(one)) ?? exitCodes.done;
}
