import { refuseProtected } from "../../cake/destroy/destroy";
import { destroyForGood } from "../../cake/lifecycle/destroyForGood";
import { runDocument } from "../../report/files/runDocument";
import { summaryText } from "../../report/text/summaryText";
import { Environments } from "../../cake/session/environments";
import { holderOnly, type HolderChoice } from "../common/holderOnly";
import type { CommandContext, CommandOutcome } from "../common/command";
import { confirmByName } from "../common/confirmByName";
import { parseDrainTimeout } from "../common/durationOption";
import { exitCodeOfRun } from "../common/exitCodeOf";
import { withChosenCommit, onlyResult, runAll, type CommitChoice, type RunChoice } from "../common/runAll";

/** Options of `destroy`. */
export interface DestroyOptions extends RunChoice, CommitChoice, HolderChoice {
    readonly confirm?: string;
    readonly skipDrain: boolean;
    readonly drainTimeout?: string;
}

/** Destroys the whole cake of an environment, after its name was typed or given. */
export async function destroy(
    environment: string,
    options: DestroyOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    const environments = new Environments(context.paths.root);
    const place = environments.of(environment).place();
    const { name } = place;
    const drainTimeout =
        options.drainTimeout === undefined ? undefined : parseDrainTimeout(options.drainTimeout);
    refuseProtected(place);
    await confirmByName(place, options.confirm, context, `npm run destroy -- ${name}`);
    const { skipDrain } = options;
    const run = holderOnly(
        options,
        withChosenCommit("destroy", options, (request) =>
            destroyForGood({
                ...request,
                skipDrain,
                ...(drainTimeout !== undefined && { drainTimeout }),
            }),
        ),
    );
    const result = onlyResult(await runAll("destroy", { ...context, environments }, [name], options, run));
    return {
        exitCode: exitCodeOfRun(result),
        json: runDocument(result),
        text: (terminal) => summaryText(result, terminal),
    };
}
