import { status as statusOf } from "../../cake/runs/status";
import type { ScheduledAction } from "../../cake/lifecycle/dueFor";
import { CakeError, exitCodes } from "../../system/errors";
import { statusText } from "../../report/text/statusText";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Options of `status`. */
export interface StatusOptions {
    /** Print the matrix of a workflow rather than a table. */
    readonly matrix: boolean;
    /** With `matrix`: only what is due. */
    readonly due?: ScheduledAction;
}

/** What is deployed, pending and running in all environments, or in those named. */
export async function status(
    environments: readonly string[],
    { matrix, due }: StatusOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (matrix) return await (await import("./matrix")).matrix(environments, due, context);
    if (due !== undefined) {
        throw new CakeError("--due needs --matrix.", exitCodes.usage, `npm run ${due} -- --help`);
    }
    const { paths } = context;
    const all = statusOf(paths, await context.layers(), environments.length === 0 ? undefined : environments);
    return {
        exitCode: exitCodes.done,
        json: { environments: all },
        text: (terminal) => statusText(all, terminal),
    };
}
