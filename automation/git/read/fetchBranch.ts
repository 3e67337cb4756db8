import { trackingRef } from "./remotes";
import { commitOf } from "./references";
import { GitError, runGit } from "../runGit";

/** The commit that a remote's branch is at now; undefined where it has no such branch. A remote that cannot be reached is a GitError. */
export async function fetchBranch(
    folder: string,
    remote: string,
    branch: string,
): Promise<string | undefined> {
    const reference = trackingRef(remote, branch);
    const options = ["--quiet", "--no-tags", "--no-write-fetch-head"];
    const refspec = `+refs/heads/${branch}:${reference}`;
    const run = await runGit(folder, ["fetch", ...options, remote, refspec]);
    if (run.exitCode === 0) return await commitOf(folder, reference);
    if (run.stderr.includes("couldn't find remote ref")) return undefined;
    throw new GitError("fetch", run, `Try again when ${remote} can be reached.`);
}
