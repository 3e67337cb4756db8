import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The first Go that downloads a newer Go itself if a module requires one. */
const oldestMinor = 21;

/** The version of the installed Go, `1.26.8`; undefined if there is no Go. */
export async function goVersion(env: NodeJS.ProcessEnv): Promise<string | undefined> {
    try {
        const { stdout } = await promisify(execFile)("go", ["version"], { env, timeout: 30_000 });
        return /go(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1];
    } catch {
        return undefined;
    }
}

/** Why Go cannot build something, by default the engine; undefined if it can. */
export async function goTooOld(env: NodeJS.ProcessEnv, what = "the engine"): Promise<string | undefined> {
    const version = await goVersion(env);
    if (version === undefined) return `Go is not installed, so ${what} cannot be built`;
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major > 1 || minor >= oldestMinor) return undefined;
    return `Go ${version} is too old to build ${what}; 1.${oldestMinor} or newer is needed`;
}
