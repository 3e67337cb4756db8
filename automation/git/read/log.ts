import type { Repository } from "../repository";
import { git } from "../runGit";

/** A file as a commit changed it; without `blob` if the commit removed it. */
export interface LoggedFile {
    /** Relative to the project. */
    readonly path: string;
    readonly blob?: string;
}

/** A commit in git's log. */
export interface LoggedCommit {
    readonly commit: string;
    readonly parents: readonly string[];
    /** The name of the author, as the repository's .mailmap gives it. */
    readonly author: string;
    readonly email: string;
    /** The time of the commit, ISO 8601 with the committer's offset. */
    readonly at: string;
    readonly message: string;
    /** The requested files that it changed, compared with its first parent. */
    readonly files: readonly LoggedFile[];
}

// Commit messages cannot hold a NUL, so fields cannot be confused.
const format = ["%x01%H", "%P", "%aN", "%aE", "%cI", "%B"].join("%x00");

/**
 * The commits of a range (`main`, `main..HEAD`) that changed files under these paths, oldest first. `line` follows only
 * first parents and lists merges; `sides` lists all commits except merges.
 */
export async function log(
    { folder }: Repository,
    range: string,
    paths: readonly string[],
    which: "line" | "sides",
): Promise<readonly LoggedCommit[]> {
    const choice = which === "line" ? ["-m", "--first-parent"] : ["--no-merges"];
    const raw = ["--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--topo-order", "--reverse"];
    const args = ["log", ...choice, ...raw, `--format=${format}`, range, "--", ...paths];
    return parse(await git(folder, args));
}

function parse(text: string): readonly LoggedCommit[] {
    const fields = text.split("\0");
    const commits: (LoggedCommit & { readonly files: LoggedFile[] })[] = [];
    for (let index = 0; index < fields.length; index += 1) {
        const field = fields[index] ?? "";
        if (field.startsWith("\u0001")) {
            const [parents = "", author = "", email = "", time = "", message = ""] = fields.slice(index + 1);
            const commit = field.slice(1);
            // Some versions of git write +00:00 as Z.
            const at = time.replace(/Z$/, "+00:00");
            const known = parents === "" ? [] : parents.split(" ");
            commits.push({ commit, parents: known, author, email, at, message: message.trim(), files: [] });
            index += 5;
        } else if (field.trimStart().startsWith(":")) {
            // `:100644 100644 <blob> <blob> M`, then the path
            const [, mode = "", , blob = ""] = field.trimStart().split(" ");
            const path = fields[index + 1] ?? "";
            commits.at(-1)?.files.push(/^0+$/.test(mode) ? { path } : { path, blob });
            index += 1;
        }
    }
    return commits;
}
