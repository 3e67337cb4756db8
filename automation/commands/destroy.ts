import { destroy as destroyEnvironment, refuseProtected } from "../cake/destroy";
import { CakeError, exitCodes } from "../errors";
import { summaryText } from "../report/summary";
import { loadPlace } from "../../stacks/load";
import { attended, type HolderChoice } from "./attended";
import type { CommandContext, CommandOutcome } from "./command";
import { notTheName } from "./notTheName";
import { runExitCode } from "./runExitCode";
import { committing, onlyResult, runAll, type CommitChoice, type RunChoice } from "./runs";

/** Options of `destroy`. */
export interface DestroyOptions extends RunChoice, CommitChoice, HolderChoice {
    readonly confirm?: string;
}

/** Destroys the whole cake of an environment, once its name was typed or given. */
export async function destroy(
    environment: string,
    options: DestroyOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const place = loadPlace(context.paths.root, environment);
    const { name, settings } = place;
    refuseProtected(place);
    if (options.confirm !== undefined && options.confirm !== name) throw notTheName(options.confirm, name);
    if (options.confirm === undefined && !context.interactive) {
        throw new CakeError(
            "There is no terminal to ask on.",
            exitCodes.usage,
            `To destroy without being asked: npm run destroy -- ${name} --confirm=${name}`,
        );
    }
    const typed =
        options.confirm ??
        (await context.ask(
            () =>
                `This destroys every resource of ${name} (account ${settings.account}, ${settings.region}).\n`,
            `Type the environment's name to go on: `,
        ));
    if (typed !== name) {
        throw new CakeError(`That is not the name of ${name}; nothing was changed.`, exitCodes.cancelled);
    }
    const run = attended(options, committing("destroy", options, destroyEnvironment));
    const result = onlyResult(await runAll("destroy", context, [name], options, run));
    return { exitCode: runExitCode(result), json: result, text: (terminal) => summaryText(result, terminal) };
}
