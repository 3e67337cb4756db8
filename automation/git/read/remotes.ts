import { runGit } from "../runGit";

/** The remote that a branch is fetched from: the configured one, else `origin`, else the only one; undefined if there is none of these. */
export async function remoteOf(folder: string, branch: string): Promise<string | undefined> {
    return choose(await remotesOf(folder), [await config(folder, `branch.${branch}.remote`)]);
}

/** The remote that a branch is pushed to; with a fork it differs from the one that it is fetched from. */
export async function pushRemoteOf(folder: string, branch: string): Promise<string | undefined> {
    const keys = [`branch.${branch}.pushRemote`, "remote.pushDefault", `branch.${branch}.remote`];
    return choose(await remotesOf(folder), await Promise.all(keys.map((key) => config(folder, key))));
}

/** The reference in which git keeps the last known commit of a remote's branch. */
export function trackingRef(remote: string, branch: string): string {
    return `refs/remotes/${remote}/${branch}`;
}

/** The first wanted name that is a remote. Configuration may also have a URL, or `.` for this repository: these have no name. */
function choose(remotes: readonly string[], wanted: readonly (string | undefined)[]): string | undefined {
    const known = [...wanted, "origin"].find((name) => name !== undefined && remotes.includes(name));
    return known ?? (remotes.length === 1 ? remotes[0] : undefined);
}

async function remotesOf(folder: string): Promise<readonly string[]> {
    const { stdout } = await runGit(folder, ["remote"]);
    return stdout.split("\n").filter((name) => name !== "");
}

async function config(folder: string, key: string): Promise<string | undefined> {
    const { exitCode, stdout } = await runGit(folder, ["config", "--get", key]);
    return exitCode === 0 ? stdout.trim() : undefined;
}
