import { readIfThere } from "../../system/files";
import { gitPaths } from "./gitPaths";
import { remoteOf, trackingRef } from "./remotes";
import { commitOf } from "./references";
import type { Repository } from "../repository";
import { runGit } from "../runGit";

/** The newest commit of a branch that this clone knows, from the local or the remote's branch; undefined if it knows neither. */
export async function newestOf(repository: Repository, branch: string): Promise<string | undefined> {
    const own = await commitOf(repository.folder, `refs/heads/${branch}`);
    const remote = (await repository.remoteBranch(branch))?.commit;
    if (own === undefined || remote === undefined) return own ?? remote;
    return (await repository.isAncestor(own, remote)) ? remote : own;
}

/** The default branch of the remote; undefined if this clone does not know it. */
export async function defaultBranch({ folder }: Repository): Promise<string | undefined> {
    const remote = await remoteOf(folder, "main");
    if (remote === undefined) return undefined;
    const head = trackingRef(remote, "HEAD");
    const { exitCode, stdout } = await runGit(folder, ["symbolic-ref", "--quiet", head]);
    return exitCode === 0 ? stdout.trim().slice(trackingRef(remote, "").length) : undefined;
}

/** The commits at which the history of a shallow clone begins; empty in a complete clone. */
export async function shallowCommits({ folder }: Repository): Promise<ReadonlySet<string>> {
    const [file = ""] = await gitPaths(folder, ["shallow"]);
    return new Set((readIfThere(file) ?? "").split("\n").filter((line) => line !== ""));
}
