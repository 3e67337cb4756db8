import { Environments } from "../../cake/session/environments";
import { up as upEnvironment } from "../../cake/deploy/up";
import { runDocument } from "../../report/files/runDocument";
import { summaryText } from "../../report/text/summaryText";
import { chosenLayer } from "../common/chosenLayer";
import type { CommandContext, CommandOutcome } from "../common/command";
import { exitCodeOfRun } from "../common/exitCodeOf";
import { holderOnly, type HolderChoice } from "../common/holderOnly";
import { onlyResult, runAll, withChosenCommit, type CommitChoice, type RunChoice } from "../common/runAll";
import { upConsent, type UpConsentChoice } from "./upConsent";

/** Options of `up`. */
export interface UpOptions extends RunChoice, CommitChoice, HolderChoice, UpConsentChoice {
    readonly refresh: boolean;
    /** The last layer to deploy. */
    readonly to?: string;
}

/** Deploys the whole cake of an environment; asks first, unless told yes. */
export async function up(
    environment: string,
    options: UpOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    chosenLayer(await context.layers(), options.to);
    const environments = new Environments(context.paths.root);
    const place = environments.of(environment).place();
    const { name } = place;
    const { to, refresh } = options;
    const confirm = upConsent(place, options, context);
    const run = withChosenCommit("up", options, (request) =>
        upEnvironment({ ...request, refresh, ...(to === undefined ? {} : { to }), confirm }),
    );
    const result = onlyResult(
        await runAll("up", { ...context, environments }, [name], options, holderOnly(options, run)),
    );
    return {
        exitCode: exitCodeOfRun(result),
        json: runDocument(result),
        text: (terminal) => summaryText(result, terminal),
    };
}
