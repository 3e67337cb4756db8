import { wake as wakeEnvironment } from "../../cake/lifecycle/wake";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";
import { scheduled, type ScheduledOptions } from "./runSchedule";

/** Options of `wake`. */
export interface WakeOptions extends ScheduledOptions {
    readonly morning: boolean;
}

/** Brings back every environment that was torn down by schedule and is wanted today. */
export async function wake(
    names: readonly string[],
    options: WakeOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (!options.morning) {
        throw new CakeError(
            "It is not said what to wake.",
            exitCodes.usage,
            "What is due this morning: npm run wake -- --morning. To see it before: add --dry-run. One environment at once: npm run up",
        );
    }
    const run = (request: Parameters<typeof wakeEnvironment>[0]) => wakeEnvironment(request);
    return await scheduled({ action: "wake", verb: "up", run }, names, options, context);
}
