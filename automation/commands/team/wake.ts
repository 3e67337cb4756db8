import { wake as wakeEnvironment } from "../../cake/lifecycle/wake";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";
import { runSchedule, type ScheduledOptions } from "./runSchedule";

/** Options of `wake`. */
export interface WakeOptions extends ScheduledOptions {
    readonly morning: boolean;
}

/** Deploys every environment again that was torn down by schedule and is due today. */
export async function wake(
    names: readonly string[],
    options: WakeOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (!options.morning) {
        throw new CakeError(
            "Nothing is chosen to wake.",
            exitCodes.usage,
            "To deploy what is due this morning: npm run wake -- --morning. To see it first: add --dry-run. To deploy one environment now: npm run up",
        );
    }
    const run = (request: Parameters<typeof wakeEnvironment>[0]) => wakeEnvironment(request);
    return await runSchedule({ action: "wake", verb: "up", run }, names, options, context);
}
