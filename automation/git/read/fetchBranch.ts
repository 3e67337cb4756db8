import { trackingRef } from "./remotes";
import { commitOf } from "./references";
import { GitError, runGit } from "../runGit";

/** Fetches a branch of a remote and returns its commit; undefined if the remote has no such branch. Throws a `GitError` if the remote cannot be reached. */
export async function fetchBranch(
    folder: string,
    remote: string,
    branch: string,
    remedy = `Try again when ${remote} can be reached.`,
): Promise<string | undefined> {
    const reference = trackingRef(remote, branch);
    const options = ["--quiet", "--no-tags", "--no-write-fetch-head"];
    const refspec = `+refs/heads/${branch}:${reference}`;
    const run = await runGit(folder, ["fetch", ...options, remote, refspec]);
    if (run.exitCode === 0) return await commitOf(folder, reference);
    if (run.stderr.includes("couldn't find remote ref")) return undefined;
    throw new GitError("fetch", run, remedy);
}
