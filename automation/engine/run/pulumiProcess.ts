import { spawn } from "node:child_process";
import { delimiter, dirname, isAbsolute } from "node:path";
import { OutputFile } from "../events/outputFile";

/** How many bytes are kept from the end of a process's output. */
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

/** A thrown value as an error. */
export function asError(thrown: unknown): Error {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** How a `pulumi` process runs. */
export interface ProcessOptions {
    readonly cwd: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Aborting it sends one SIGINT: the engine stops after the operations under way. */
    readonly signal?: AbortSignal;
    /** Return all of stdout instead of its last 64 KiB. */
    readonly wholeOutput?: boolean;
}

/** The process ids of the engines that this process has started and that still run. */
const running = new Set<number>();

/**
 * Kills all engines of this process at once, with their plugins; returns how many there were. The operations that they
 * had begun stay pending in the states: nobody knows whether they succeeded.
 */
export function killEngines(): number {
    for (const pid of running) {
        try {
            // Each is a process group of its own.
            process.kill(-pid, "SIGKILL");
        } catch {
            // It has just ended.
        }
    }
    return running.size;
}

/** Runs `pulumi` and returns its stdout; throws `PulumiExit` if it fails. */
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
    const printed = [new OutputFile(cwd), new OutputFile(cwd)] as const;
    const [stdout, stderr] = printed;
    // In a process group of its own the engine gets a Ctrl-C on the terminal only once, through the signal: a second
    // one would make it drop the operations under way. Without a pipe to this process it survives if this process is
    // killed, and still writes to the state what it has begun.
    const child = spawn(command, args, {
        cwd,
        env: environment,
        detached: true,
        stdio: ["ignore", stdout.descriptor, stderr.descriptor],
    });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
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
        const answer = stdout.read(options.wholeOutput === true ? undefined : kept);
        if (code === 0) return answer;
        throw new PulumiExit(args.slice(0, 2).join(" "), code, answer, stderr.read(kept));
    } finally {
        if (pid !== undefined) running.delete(pid);
        for (const file of printed) file.close();
        signal?.removeEventListener("abort", interrupt);
    }
}
