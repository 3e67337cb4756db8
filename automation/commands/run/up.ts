import type { RunRequest } from "../../cake/session/request";
import type { RunResult } from "../../cake/model/results";
import { up as upEnvironment } from "../../cake/deploy/up";
import { CakeError, exitCodes } from "../../system/errors";
import { loadPlace } from "../../../stacks/_settings/load/load";
import { previewText } from "../../report/text/previewText";
import { summaryText } from "../../report/text/summaryText";
import { attended, type HolderChoice } from "../common/holderOnly";
import type { CommandContext, CommandOutcome } from "../common/command";
import { notTheName } from "../common/wrongName";
import { chosenLayer } from "../common/chosenLayer";
import { runExitCode } from "../common/exitCodeOf";
import { committing, onlyResult, runAll, type CommitChoice, type RunChoice } from "../common/runAll";

/** Options of `up`. */
export interface UpOptions extends RunChoice, CommitChoice, HolderChoice {
    readonly yes: boolean;
    /** The environment's name; protected environments want it in place of a yes. */
    readonly confirm?: string;
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
    chosenLayer(context.layers, options.to);
    const { name, settings } = loadPlace(context.paths.root, environment);
    const consent = settings.protected ? byName(name, options.confirm) : byYes(name, options);
    if (!consent.given && !context.interactive) {
        throw new CakeError(
            settings.protected
                ? `${name} is protected, and there is no terminal to ask on.`
                : "There is no terminal to ask on.",
            exitCodes.usage,
            `To deploy without being asked: npm run up -- ${name} ${consent.option}`,
        );
    }
    const { to, refresh } = options;
    const run = (request: RunRequest): Promise<RunResult> =>
        upEnvironment({
            ...request,
            refresh,
            ...(to === undefined ? {} : { to }),
            confirm: async (diff) =>
                consent.given ||
                consent.isYes(await context.ask((terminal) => previewText(diff, terminal), consent.question)),
        });
    const result = onlyResult(
        await runAll("up", context, [name], options, attended(options, committing("up", options, run))),
    );
    return { exitCode: runExitCode(result), json: result, text: (terminal) => summaryText(result, terminal) };
}

/** How a user agrees to an up. */
interface Consent {
    readonly given: boolean;
    /** What to add to the command so that nothing is asked. */
    readonly option: string;
    readonly question: string;
    readonly isYes: (answer: string) => boolean;
}

function byYes(name: string, { yes, confirm }: UpOptions): Consent {
    return {
        given: yes || confirm === name,
        option: "--yes",
        question: `Deploy these changes to ${name}? (yes/no) `,
        isYes: (answer) => /^y(es)?$/i.test(answer),
    };
}

function byName(name: string, confirm: string | undefined): Consent {
    if (confirm !== undefined && confirm !== name) throw notTheName(confirm, name);
    return {
        given: confirm === name,
        option: `--confirm=${name}`,
        question: `${name} is protected. Type its name to deploy these changes: `,
        isYes: (answer) => answer === name,
    };
}
