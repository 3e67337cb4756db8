import type { Repository } from "../repository";
import { git } from "../runGit";

/** The last commit up to HEAD that changed one of these paths, with the values of one trailer; undefined if there is none. */
export async function lastCommit(
    { folder }: Repository,
    paths: readonly string[],
    trailer: string,
): Promise<{ readonly commit: string; readonly trailer: string } | undefined> {
    const format = `--format=%H%x00%(trailers:key=${trailer},valueonly)`;
    const text = await git(folder, ["log", "-1", format, "HEAD", "--", ...paths]);
    const [commit = "", value = ""] = text.split("\0");
    return commit === "" ? undefined : { commit, trailer: value.trim() };
}
