import { helpText } from "./command/helpText";
import type { Line } from "./command/lines";
import { type Asked, readOptions } from "./command/options";
import { type Served, serve } from "./command/serve";
import { startedText } from "./command/startedText";
import { LocalCloudError } from "./errors";

// The `local-cloud` command. What uses it as a program starts it with --json and reads its lines.

const exitCodes = { done: 0, error: 1, usage: 2, bug: 255 } as const;

/** Ends the process once what was printed has been read, or cannot be. */
function end(code: number): void {
    process.stdout.write("", () => process.exit(code));
}

function print(line: Line): void {
    process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Closes the cloud when its starter says so; if that one is gone without a word, what the engine has begun ends first. */
function closeWithStandardInput(cloud: Served, close: () => void): void {
    process.stdin.setEncoding("utf8").on("data", (text) => {
        if (String(text).includes("close")) close();
    });
    process.stdin.once("end", () => void cloud.quiet().then(close));
}

async function run({ options, json }: Asked & { readonly verb: "serve" }): Promise<void> {
    const told = (text: string): void => {
        if (json) print({ kind: "notice", text });
        else process.stderr.write(`${text}\n`);
    };
    process.on("uncaughtException", (error) => {
        const message = error.stack ?? error.message;
        if (json) print({ kind: "crashed", message });
        else process.stderr.write(`The local cloud failed, which is a bug in it: ${message}\n`);
        end(exitCodes.bug);
    });
    const cloud = await serve(options, told);
    let isClosing = false;
    const close = (): void => {
        if (isClosing) return;
        isClosing = true;
        void cloud.close().finally(() => {
            end(exitCodes.done);
        });
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, close);
    const { engine, aws, kubernetes } = cloud;
    if (json) {
        print({ kind: "started", engine, aws, kubernetes });
        closeWithStandardInput(cloud, close);
    } else process.stdout.write(startedText(options, { engine, aws, kubernetes }));
}

async function main(args: readonly string[]): Promise<void> {
    // Whoever reads what it prints may be killed; that must not end what the engine has begun.
    process.stdout.on("error", () => undefined);
    const fail = (error: unknown, code: number): void => {
        if (!(error instanceof LocalCloudError)) throw error;
        const { message, remedy } = error;
        if (args.includes("--json")) print({ kind: "failed", message, remedy });
        else process.stderr.write(`error: ${message}\n  ${remedy}\n`);
        end(code);
    };
    let asked: Asked;
    try {
        asked = readOptions(args);
    } catch (error) {
        fail(error, exitCodes.usage);
        return;
    }
    if (asked.verb === "help") {
        process.stdout.write(helpText);
        return;
    }
    try {
        await run(asked);
    } catch (error) {
        fail(error, exitCodes.error);
    }
}

void main(process.argv.slice(2));
