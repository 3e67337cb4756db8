import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The first line that a tool on PATH prints about its version; undefined if the tool is not found or fails. */
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
