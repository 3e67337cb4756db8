import { up as upEnvironment } from "../cake/up";
import { CakeError, exitCodes } from "../errors";
import { previewText } from "../report/previewText";
import { summaryText } from "../report/summary";
import type { CommandContext, CommandOutcome } from "./command";
import { runExitCode } from "./runExitCode";

/** Options of `up`. */
export interface UpOptions {
    readonly yes: boolean;
    readonly refresh: boolean;
    readonly latency: "none" | "realistic";
}

/** Deploys the whole cake of an environment; asks first, unless told yes. */
export async function up(
    environment: string,
    options: UpOptions,
    context: CommandContext,
): Promise<CommandOutcome> {
    if (!options.yes && !context.interactive) {
        throw new CakeError(
            "There is no terminal to ask on.",
            exitCodes.usage,
            `To deploy without being asked: npm run up -- ${environment} --yes`,
        );
    }
    const result = await upEnvironment({
        ...context,
        environment,
        refresh: options.refresh,
        cloud: { latency: options.latency },
        confirm: async (diff) => {
            if (options.yes) return true;
            const answer = await context.ask(
                (terminal) => previewText(diff, terminal),
                `Deploy these changes to ${environment}? (yes/no) `,
            );
            return /^y(es)?$/i.test(answer);
        },
    });
    return { exitCode: runExitCode(result), json: result, text: (terminal) => summaryText(result, terminal) };
}
