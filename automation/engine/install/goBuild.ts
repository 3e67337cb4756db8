import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { CakeError } from "../../errors";
import { notWritable } from "../../files";
import { takeBuildLock } from "./buildLock";
import { pinnedVersion } from "./engineVersion";
import { binary, engineIn, versionsFolder } from "./existing";
import { goTooOld } from "./goVersion";
import type { Attempt, Search, Source } from "./source";

const program = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const versionFlag = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pinnedVersion}`;

/** How often a long build gives a sign of life, in milliseconds. */
const interval = 15_000;

/**
 * Builds the pinned version from its Go module. What was compiled stays in Go's cache, so a build that was stopped goes
 * on where it was; the binary appears whole; two processes do not both build.
 */
export const built: Source = async (search): Promise<Attempt> => {
    const tooOld = await goTooOld(search.env);
    if (tooOld !== undefined) return { missing: tooOld };
    const folder = join(versionsFolder(search.env), pinnedVersion);
    try {
        const release = await takeBuildLock(`${folder}.lock`, (pid) => {
            search.onProgress(`Another process (pid ${pid}) builds the Pulumi engine; waiting for it …`);
        });
        try {
            const other = await engineIn(search, folder, "built");
            if ("command" in other) return other;
            await build(search, join(folder, "bin", binary));
        } finally {
            release();
        }
    } catch (error) {
        if (error instanceof CakeError) return { missing: error.message };
        return {
            missing: `the build with Go failed: ${error instanceof Error ? error.message : String(error)}`,
        };
    }
    return engineIn(search, folder, "built");
};

async function build({ root, env, onProgress }: Search, target: string): Promise<void> {
    const cwd = join(root, "automation", "engine", "build");
    const draft = `${target}.${process.pid}.tmp`;
    const start = performance.now();
    onProgress(
        `Building the Pulumi engine ${pinnedVersion} with Go; it takes 4 to 10 minutes, and only this once.`,
    );
    let state = "fetching its modules";
    const sign = setInterval(() => {
        onProgress(`Building the Pulumi engine: ${elapsed(start)}, ${state} …`);
    }, interval);
    try {
        mkdirSync(dirname(target), { recursive: true });
        const total = await packages(cwd, env);
        let compiled = 0;
        await go(cwd, env, ["build", "-v", "-o", draft, "-ldflags", versionFlag, program], (line) => {
            // With -v, Go names each package as it compiles it; those in its cache are not named.
            if (/^[\w.-]+(\/\S+)*$/.test(line)) compiled += 1;
            state = `${compiled} of at most ${total} packages compiled`;
        });
        chmodSync(draft, 0o755);
        renameSync(draft, target);
        onProgress(`Built the Pulumi engine in ${elapsed(start)}: ${target}`);
    } catch (error) {
        throw notWritable(target, error);
    } finally {
        clearInterval(sign);
        rmSync(draft, { force: true });
    }
}

/** How many packages the engine is made of; fetches their modules. */
async function packages(cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
    const options = { cwd, env, maxBuffer: 64 * 1024 * 1024 };
    try {
        const { stdout } = await promisify(execFile)("go", ["list", "-deps", program], options);
        return stdout.trim().split("\n").length;
    } catch (error) {
        const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
        throw new Error(said.split("\n").at(-1) ?? "", { cause: error });
    }
}

async function go(
    cwd: string,
    env: NodeJS.ProcessEnv,
    args: readonly string[],
    onLine: (line: string) => void,
): Promise<void> {
    const child = spawn("go", args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
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
