import { createInterface } from "node:readline/promises";
import { pathsOf, projectRoot } from "../cake/model/paths";
import type { CommandBody, CommandContext } from "../commands/common/command";
import { parseGrace } from "../commands/common/durationOption";
import { errorJson, errorText, exitCodeOfError } from "../report/errors";
import { jsonDocument } from "../report/json";
import { listenerOf, progressReporter } from "../report/progress/progressReporter";
import { terminalOf } from "../report/terminal/terminal";
import { stopOnSignals } from "./stopOnSignals";

/** Options that every command has. */
export interface GlobalOptions {
    readonly json?: boolean;
    readonly debug?: boolean;
    readonly root?: string;
    /** How long the engine may take to finish its operations when it is told to stop. */
    readonly grace?: string;
}

/** Waits until a whole text is written: a pipe may take it in pieces. */
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

/** Runs one command with this process's streams and signals, writes its answer, and returns the exit code. */
export async function runCommand(
    name: string,
    options: GlobalOptions,
    layers: CommandContext["layers"],
    body: CommandBody,
): Promise<number> {
    const { stdin, stdout, stderr } = process;
    const shown = terminalOf(stderr, process.env);
    const progress = progressReporter(stderr, shown);
    const context: CommandContext = {
        paths: pathsOf(options.root ?? projectRoot(process.cwd())),
        layers,
        signal: stopOnSignals(options.grace, (text) => {
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
        if (options.grace !== undefined) parseGrace(options.grace);
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
        return exitCodeOfError(error);
    }
}
