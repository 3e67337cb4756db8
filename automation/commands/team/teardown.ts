import { factReader } from "../../cake/lifecycle/facts";
import { tearDown } from "../../cake/lifecycle/teardown";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";
import { scheduled, type ScheduledOptions } from "./runSchedule";

/** Options of `teardown`. */
export interface TeardownOptions extends ScheduledOptions {
    readonly nightly: boolean;
}

/** Destroys every environment whose settings say that it goes tonight. */
export async function teardown(
    names: readonly string[],
    options: TeardownOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (!options.nightly) {
        throw new CakeError(
            "It is not said what to tear down.",
            exitCodes.usage,
            "What is due tonight: npm run teardown -- --nightly. To see it before: add --dry-run. One environment at once: npm run destroy",
        );
    }
    return await scheduled(
        {
            action: "teardown",
            verb: "destroy",
            run: async (request, { why = "schedule" }, now) => {
                const { facts } = await factReader(request.paths)(request.environment);
                return await tearDown(request, facts, why, now);
            },
        },
        names,
        options,
        context,
    );
}
