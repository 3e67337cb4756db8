import { execFile, spawn } from "node:child_process";
import { setPriority } from "node:os";
import { promisify } from "node:util";

/** How often a long build reports its progress, in milliseconds. */
const interval = 15_000;

/** Programs of a module, and how Go is to compile them. */
export interface Compilation {
    /** The folder of the go.mod. */
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** The name of what is built, for people: `the Pulumi engine`. */
    readonly what: string;
    /** The Go packages of the programs. */
    readonly programs: readonly string[];
    /** The file to write; with several programs an existing folder. */
    readonly out: string;
    readonly linkerFlags: string;
    /** Called every 15 s with the progress, in a whole sentence. */
    readonly onProgress: (text: string) => void;
    /** Called with each line that Go prints. */
    readonly onLine?: (line: string) => void;
    /** The niceness of the build, as of nice(1). */
    readonly niceness?: number;
}

/** Compiles programs with Go; returns how long that took, for people. Throws an error with the last line that Go printed. */
export async function goCompile(compilation: Compilation): Promise<string> {
    const { cwd, env, what, programs, out, linkerFlags, onProgress } = compilation;
    const start = performance.now();
    let state = "fetching its modules";
    const sign = setInterval(() => {
        onProgress(`Building ${what}: ${elapsed(start)}, ${state} …`);
    }, interval);
    try {
        const total = await packages(cwd, env, programs);
        let compiled = 0;
        const args = ["build", "-v", "-o", out, "-ldflags", linkerFlags, ...programs];
        await go(compilation, args, (line) => {
            // With -v, Go names each package as it compiles it; those in its cache are not named.
            if (/^[\w.-]+(\/\S+)*$/.test(line)) compiled += 1;
            state = `${compiled} of at most ${total} packages compiled`;
            compilation.onLine?.(line);
        });
        return elapsed(start);
    } finally {
        clearInterval(sign);
    }
}

/** The number of packages that the programs need; fetches their modules. */
async function packages(cwd: string, env: NodeJS.ProcessEnv, programs: readonly string[]): Promise<number> {
    const options = { cwd, env, maxBuffer: 64 * 1024 * 1024 };
    try {
        const { stdout } = await promisify(execFile)("go", ["list", "-deps", ...programs], options);
        return stdout.trim().split("\n").length;
    } catch (error) {
        const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
        throw new Error(said.split("\n").at(-1) ?? "", { cause: error });
    }
}

async function go(
    { cwd, env, niceness }: Compilation,
    args: readonly string[],
    onLine: (line: string) => void,
): Promise<void> {
    const child = spawn("go", args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
    if (niceness !== undefined && child.pid !== undefined) setPriority(child.pid, niceness);
    let rest = "";
    let last = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) onLine((last = line.trim()));
    });
    await new Promise<void>((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => {
            if (code === 0) resolve();
            else reject(new Error(rest.trim() === "" ? last : rest.trim()));
        });
    });
}

function elapsed(start: number): string {
    const seconds = Math.round((performance.now() - start) / 1000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
