import { status as statusOf } from "../cake/status";
import { exitCodes } from "../errors";
import { statusText } from "../report/status";
import type { CommandContext, CommandOutcome } from "./command";

/** What is deployed, pending and running in all environments, or in those named. */
export function status(environments: readonly string[], context: CommandContext): CommandOutcome {
    const all = statusOf(context.paths, environments.length === 0 ? undefined : environments);
    return {
        exitCode: exitCodes.done,
        json: { environments: all },
        text: (terminal) => statusText(all, terminal),
    };
}
