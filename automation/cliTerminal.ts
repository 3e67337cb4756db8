import { createInterface } from "node:readline/promises";
import type { Layer } from "../layers/contract";
import { pathsOf, projectRoot } from "./cake/paths";
import type { CommandContext, CommandOutcome } from "./commands/command";
import { exitCodes } from "./errors";
import { errorJson, errorText, exitCodeOf } from "./report/errors";
import { jsonDocument } from "./report/json";
import { listenerOf, progressReporter } from "./report/progress/progressReporter";
import { terminalOf } from "./report/terminal";

/** Options that every command has. */
export interface GlobalOptions {
    readonly json?: boolean;
    readonly debug?: boolean;
    readonly root?: string;
}

/** Writes a whole text before going on: a pipe may take it in pieces. */
function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
    return new Promise((resolve) => {
        if (text === "") resolve();
        else
            stream.write(text, () => {
                resolve();
            });
    });
}

function asLines(text: string): string {
    return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** Ctrl-C once asks the run to stop, twice leaves at once. */
function stopOnSignals(notice: (text: string) => void): AbortSignal {
    const controller = new AbortController();
    const stop = (): void => {
        if (controller.signal.aborted) {
            process.stderr.write(
                "\nLeft. The engine still ends what it has begun; run the same command again to go on after that.\n",
            );
            process.exit(exitCodes.cancelled);
        }
        controller.abort();
        notice("Stopping after the operations under way; press Ctrl-C again to leave at once.");
    };
    process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
    return controller.signal;
}

/** A command's body, as the table of commands has it. */
export type CommandBody = (
    context: CommandContext,
    print: (text: string) => void,
) => Promise<CommandOutcome> | CommandOutcome;

/** Runs one command with this process's streams and signals, shows what it answers, and tells the exit code. */
export async function runCommand(
    name: string,
    options: GlobalOptions,
    layers: readonly Layer[],
    body: CommandBody,
): Promise<number> {
    const { stdin, stdout, stderr } = process;
    const shown = terminalOf(stderr, process.env);
    const progress = progressReporter(stderr, shown);
    const context: CommandContext = {
        paths: pathsOf(options.root ?? projectRoot(process.cwd())),
        layers,
        signal: stopOnSignals((text) => {
            progress.notice(text);
        }),
        listener: listenerOf(progress),
        interactive: stdin.isTTY && shown.interactive && options.json !== true,
        ask: async (text, question) => {
            progress.clear();
            await write(stderr, asLines(text(shown)));
            const asked = createInterface({ input: stdin, output: stderr });
            const answer = await asked.question(question);
            asked.close();
            return answer.trim();
        },
    };
    try {
        const outcome = await body(context, (text) => void stdout.write(text));
        progress.close();
        const text =
            options.json === true
                ? jsonDocument(name, outcome.json)
                : outcome.text(terminalOf(stdout, process.env));
        await write(stdout, asLines(text));
        return outcome.exitCode;
    } catch (error) {
        progress.close();
        const debug = options.debug === true;
        if (options.json === true) await write(stdout, jsonDocument(name, errorJson(error, debug)));
        await write(stderr, errorText(error, shown, debug));
        return exitCodeOf(error);
    }
}
