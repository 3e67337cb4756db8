import { spawn } from "node:child_process";
import { delimiter, dirname, isAbsolute } from "node:path";

/** How much of the end of a process's output is kept, in characters. */
const kept = 64 * 1024;

/** A `pulumi` process that ended with an exit code other than 0. */
export class PulumiExit extends Error {
    override readonly name = "PulumiExit";

    constructor(
        readonly command: string,
        readonly code: number | string,
        readonly stdout: string,
        readonly stderr: string,
    ) {
        super(`pulumi ${command} ended with ${code}`);
    }
}

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** What a `pulumi` process needs. */
export interface ProcessOptions {
    readonly cwd: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Aborting it sends one SIGINT: the engine stops after the operations under way. */
    readonly signal?: AbortSignal;
    /** Keep all of stdout instead of its end. */
    readonly wholeOutput?: boolean;
}

/** Runs `pulumi` and answers its stdout; throws `PulumiExit`. */
export async function runPulumi(
    command: string,
    args: readonly string[],
    options: ProcessOptions,
): Promise<string> {
    const { cwd, signal } = options;
    const environment: NodeJS.ProcessEnv = { ...process.env, ...options.environment };
    // Plugins that come with the engine are found through PATH.
    if (isAbsolute(command)) {
        environment.PATH = `${dirname(command)}${delimiter}${environment.PATH ?? ""}`;
    }
    // A group of its own: a Ctrl-C on the terminal reaches the engine once, through the signal, and not twice
    // (the second one makes it drop the operations under way).
    const child = spawn(command, args, {
        cwd,
        env: environment,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
        stdout = options.wholeOutput === true ? stdout + text : (stdout + text).slice(-kept);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
        stderr = (stderr + text).slice(-kept);
    });
    const interrupt = (): void => void child.kill("SIGINT");
    if (signal?.aborted === true) interrupt();
    signal?.addEventListener("abort", interrupt, { once: true });
    try {
        const code = await new Promise<number | string>((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (exitCode, killedBy) => {
                resolve(exitCode ?? killedBy ?? "an unknown reason");
            });
        });
        if (code !== 0) throw new PulumiExit(args.slice(0, 2).join(" "), code, stdout, stderr);
        return stdout;
    } finally {
        signal?.removeEventListener("abort", interrupt);
    }
}
