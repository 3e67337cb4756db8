import { up as upEnvironment } from "../cake/up";
import { CakeError, exitCodes } from "../errors";
import { loadPlace } from "../../stacks/load";
import { previewText } from "../report/previewText";
import { summaryText } from "../report/summary";
import type { CommandContext, CommandOutcome } from "./command";
import { notTheName } from "./notTheName";
import { runExitCode } from "./runExitCode";

/** Options of `up`. */
export interface UpOptions {
    readonly yes: boolean;
    /** The environment's name; protected environments want it in place of a yes. */
    readonly confirm?: string;
    readonly refresh: boolean;
    readonly latency: "none" | "realistic";
}

/** Deploys the whole cake of an environment; asks first, unless told yes. */
export async function up(
    environment: string,
    options: UpOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
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
    const result = await upEnvironment({
        ...context,
        environment,
        refresh: options.refresh,
        cloud: { latency: options.latency },
        confirm: async (diff) =>
            consent.given ||
            consent.isYes(await context.ask((terminal) => previewText(diff, terminal), consent.question)),
    });
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
