import { preview as previewEnvironment } from "../../cake/plan/preview";
import type { RunReport, RunResult } from "../../cake/model/results";
import { chosenEnvironments, parallelism, type EnvironmentChoice } from "../common/chosenEnvironments";
import { chosenLayer } from "../common/chosenLayer";
import type { CommandContext, CommandOutcome } from "../common/command";
import { exitCodeOfReport, exitCodeOfRun } from "../common/exitCodeOf";
import { onlyResult, runAll, withChosenCommit, type CommitChoice, type RunChoice } from "../common/runAll";

/** Options of `preview`. */
export interface PreviewOptions extends EnvironmentChoice, RunChoice, CommitChoice {
    readonly layer?: string;
    readonly check: boolean;
    readonly fresh: boolean;
    readonly refresh: boolean;
    readonly expectNoChanges: boolean;
}

/** Previews the whole cakes of environments; `--layer` only narrows what is shown. */
export async function preview(
    names: readonly string[],
    options: PreviewOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    chosenLayer(await context.layers(), options.layer);
    const environments = chosenEnvironments(context.paths.root, names, options);
    const verb = options.check ? "check" : "preview";
    const run = options.check
        ? (await import("../../cake/plan/check")).check
        : withChosenCommit(verb, options, (request) => previewEnvironment({ ...request, ...options }));
    const parallel = parallelism(options);
    const report = await runAll(verb, context, environments, { ...options, parallel }, run);
    return environments.length === 1 ? ofOne(onlyResult(report), options) : ofMany(report, options);
}

async function ofOne(result: RunResult, options: PreviewOptions): Promise<CommandOutcome> {
    const { previewText } = await import("../../report/text/previewText");
    const { summaryText } = await import("../../report/text/summaryText");
    const { environment } = result;
    const layers = (result.diff?.layers ?? []).filter(
        ({ layer }) => options.layer === undefined || options.layer === layer,
    );
    const shown = { environment, layers };
    return {
        exitCode: exitCodeOfRun(result, { noChanges: options.expectNoChanges }),
        json: { ...result, diff: shown },
        text: (terminal) =>
            `${options.check ? "" : previewText(shown, terminal)}${summaryText(result, terminal)}`,
    };
}

async function ofMany(report: RunReport, options: PreviewOptions): Promise<CommandOutcome> {
    const { reportTableText } = await import("../../report/text/reportTableText");
    const { reportDocument } = await import("../../report/files/jsonReport");
    return {
        exitCode: exitCodeOfReport(report, { noChanges: options.expectNoChanges }),
        json: reportDocument(report),
        text: (terminal) => reportTableText(report, terminal),
    };
}
