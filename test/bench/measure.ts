import { spawn } from "node:child_process";

/** One finished run of a whole process. */
export interface Sample {
    readonly seconds: number;
    readonly stdout: string;
}

/** Runs a command to its end and measures it from outside; throws where it fails. */
export function run(
    command: string,
    args: readonly string[],
    options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Sample> {
    return new Promise((resolve, reject) => {
        const start = performance.now();
        const child = spawn(command, args, {
            cwd: options.cwd,
            env: { ...process.env, ...options.env },
            stdio: ["ignore", "pipe", "pipe"],
        });
        let stdout = "";
        let stderr = "";
        child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
        child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
        child.on("error", reject);
        child.on("close", (code) => {
            const seconds = (performance.now() - start) / 1000;
            if (code === 0) resolve({ seconds, stdout });
            else
                reject(
                    new Error(
                        `${command} ${args.join(" ")} exited with ${String(code)}:\n${stderr}${stdout}`,
                    ),
                );
        });
    });
}

/** The middle value. */
export function median(values: readonly number[]): number {
    const sorted = values.toSorted((one, other) => one - other);
    const middle = Math.floor(sorted.length / 2);
    const [low = NaN, high = NaN] =
        sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
    return (low + high) / 2;
}

/** One row of the bench: what was compared, and how it came out. */
export interface Row {
    readonly what: string;
    /** Seconds, or megabytes; medians. */
    readonly ours: number;
    readonly theirs: number;
    /** The median of the ratios of runs that followed each other. */
    readonly ratio: number;
    /** The highest ratio that is right; absent where the row is only for comparison. */
    readonly limit?: number;
}

/** Measures two commands in turn, so that a machine that gets slower slows both. */
export async function compare(
    what: string,
    limit: number | undefined,
    runs: number,
    ours: () => Promise<number>,
    theirs: () => Promise<number>,
): Promise<Row> {
    const pairs: { ours: number; theirs: number }[] = [];
    for (let index = 0; index < runs; index++) pairs.push({ theirs: await theirs(), ours: await ours() });
    return {
        what,
        ...(limit === undefined ? {} : { limit }),
        ours: median(pairs.map((pair) => pair.ours)),
        theirs: median(pairs.map((pair) => pair.theirs)),
        ratio: median(pairs.map((pair) => pair.ours / pair.theirs)),
    };
}
