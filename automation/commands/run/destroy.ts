import { refuseProtected } from "../../cake/destroy/destroy";
import { parseDrainTimeout } from "../../cake/destroy/drainTimeout";
import { destroyForGood } from "../../cake/lifecycle/destroyForGood";
import { summaryText } from "../../report/text/summaryText";
import { loadPlace } from "../../../stacks/_settings/load/load";
import { attended, type HolderChoice } from "../common/holderOnly";
import type { CommandContext, CommandOutcome } from "../common/command";
import { confirmedByName } from "../common/confirmByName";
import { runExitCode } from "../common/exitCodeOf";
import { committing, onlyResult, runAll, type CommitChoice, type RunChoice } from "../common/runAll";

/** Options of `destroy`. */
export interface DestroyOptions extends RunChoice, CommitChoice, HolderChoice {
    readonly confirm?: string;
    readonly skipDrain: boolean;
    readonly drainTimeout?: string;
}

/** Destroys the whole cake of an environment, once its name was typed or given. */
export async function destroy(
    environment: string,
    options: DestroyOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const place = loadPlace(context.paths.root, environment);
    const { name } = place;
    const drainTimeout =
        options.drainTimeout === undefined ? undefined : parseDrainTimeout(options.drainTimeout);
    refuseProtected(place);
    await confirmedByName(place, options.confirm, context, `npm run destroy -- ${name}`);
    const { skipDrain } = options;
    const run = attended(
        options,
        committing("destroy", options, (request) =>
            destroyForGood({
                ...request,
                skipDrain,
                ...(drainTimeout !== undefined && { drainTimeout }),
            }),
        ),
    );
    const result = onlyResult(await runAll("destroy", context, [name], options, run));
    return { exitCode: runExitCode(result), json: result, text: (terminal) => summaryText(result, terminal) };
}
