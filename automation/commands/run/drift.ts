import { drift as driftOfEnvironment } from "../../cake/runs/drift";
import { chosenEnvironments, parallelism, type EnvironmentChoice } from "../common/chosenEnvironments";
import type { CommandContext, CommandOutcome } from "../common/command";
import { exitCodeOfReport, exitCodeOfRun } from "../common/exitCodeOf";
import { onlyResult, runAll, type RunChoice } from "../common/runAll";

/** Options of `drift`. */
export type DriftOptions = EnvironmentChoice & RunChoice;

/** Reports what was changed outside of the repository in one or several environments; changes nothing itself. */
export async function drift(
    names: readonly string[],
    options: DriftOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const environments = chosenEnvironments(context.paths.root, names, options);
    const parallel = parallelism(options);
    const report = await runAll("drift", context, environments, { ...options, parallel }, driftOfEnvironment);
    if (environments.length === 1) {
        const { driftText } = await import("../../report/text/driftText");
        const result = onlyResult(report);
        return {
            exitCode: exitCodeOfRun(result),
            json: result,
            text: (terminal) => driftText(result, terminal),
        };
    }
    const { reportTableText } = await import("../../report/text/reportTableText");
    const { reportDocument } = await import("../../report/files/jsonReport");
    return {
        exitCode: exitCodeOfReport(report),
        json: reportDocument(report),
        text: (terminal) => reportTableText(report, terminal),
    };
}
