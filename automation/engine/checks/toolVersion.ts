import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What a tool on PATH says about its version, its first line; undefined where there is none. */
export async function toolVersion(
    tool: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
    try {
        const { stdout } = await promisify(execFile)(tool, [...args], { env, timeout: 20_000 });
        return stdout.trim().split("\n")[0];
    } catch {
        return undefined;
    }
}
