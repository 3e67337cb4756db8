import { withCommit } from "../../cake/commit/withCommit";
import { runMany } from "../../cake/runs/manyRuns";
import type { RunReport, RunResult, RunVerb } from "../../cake/model/results";
import { Environments } from "../../cake/session/environments";
import type { RunRequest } from "../../cake/session/request";
import { repairConsent } from "./repairConsent";
import type { CommandContext } from "./command";
import { parseFaults } from "./parseFaults";

/** Options of all commands that run something. */
export interface RunChoice {
    readonly latency: "none" | "realistic";
    /** `seed:rate`. */
    readonly faults?: string;
    /** A file to write the result to as well. */
    readonly report?: string;
}

/** Options of commands that write files into the repository. */
export interface CommitChoice {
    readonly commit: boolean;
    readonly push: boolean;
    readonly skipCi: boolean;
}

/** What GitHub, GitLab, Azure DevOps, Bitbucket, CircleCI and others look for in a commit message. */
const skipMarker = "[skip ci]";

/** A run that commits the files that it wrote, if the options say so. */
export function withChosenCommit(
    verb: RunVerb,
    { commit, push, skipCi }: CommitChoice,
    run: (request: RunRequest) => Promise<RunResult>,
): (request: RunRequest) => Promise<RunResult> {
    return withCommit(verb, { commit, push, ...(skipCi ? { skipMarker } : {}) }, run);
}

/** Runs a verb on one or several environments, and writes the report file that was asked for, even if runs failed. */
export async function runAll(
    verb: RunVerb,
    context: CommandContext & { readonly environments?: Environments },
    names: readonly string[],
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
    const { listener, paths, signal, environments = new Environments(paths.root) } = context;
    const cloud = { latency, ...(faults === undefined ? {} : { faults: parseFaults(faults) }) };
    // Nobody is asked in the middle of several runs, nor after they said yes to all of one.
    const asked = repairConsent(context, yes || confirm !== undefined || names.length !== 1);
    const common = { layers: await context.layers(), listener, paths, signal, cloud, environments, ...asked };
    const report = await runMany(verb, common, names, parallel, run);
    if (file !== undefined) (await import("../../report/files/writeReport")).writeReport(file, report);
    return report;
}

/** The result of a report on one environment; throws the error of a run that has no result. */
export function onlyResult({ runs }: RunReport): RunResult {
    const [run] = runs;
    if (run === undefined) throw new Error("nothing was run");
    if ("error" in run) throw run.error;
    return run.result;
}
