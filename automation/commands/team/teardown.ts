import { factReader } from "../../cake/lifecycle/factReader";
import { tearDown } from "../../cake/lifecycle/tearDown";
import { CakeError, exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";
import { runSchedule, type ScheduledOptions } from "./runSchedule";

/** Options of `teardown`. */
export interface TeardownOptions extends ScheduledOptions {
    readonly nightly: boolean;
}

/** Destroys every environment that is due tonight by its settings. */
export async function teardown(
    names: readonly string[],
    options: TeardownOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (!options.nightly) {
        throw new CakeError(
            "Nothing is chosen to tear down.",
            exitCodes.usage,
            "To destroy what is due tonight: npm run teardown -- --nightly. To see it first: add --dry-run. To destroy one environment now: npm run destroy",
        );
    }
    return await runSchedule(
        {
            action: "teardown",
            verb: "destroy",
            run: async (request, { why = "schedule" }, now) => {
                const { facts } = await factReader(request.paths)(request.environment.name);
                return await tearDown(request, facts, why, now);
            },
        },
        names,
        options,
        context,
    );
}
