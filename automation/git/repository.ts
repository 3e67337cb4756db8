import { hiddenChanges } from "./read/hiddenChanges";
import { commitOf, currentBranch } from "./read/references";
import { GitError, git, nulSeparated, runGit } from "./runGit";
import { remoteOf, trackingRef } from "./read/remotes";

/** What a project asks of the git repository that it lies in. All paths are relative to `folder`, with `/`. */
export interface Repository {
    /** The project's folder; the work tree's or one below it. */
    readonly folder: string;
    /** What is checked out; without `branch` when HEAD is detached; undefined before the first commit. */
    head(): Promise<{ readonly commit: string; readonly branch?: string } | undefined>;
    /** What was last fetched or pushed of a branch (`origin/main`); undefined where there is no such thing. */
    remoteBranch(branch: string): Promise<{ readonly name: string; readonly commit: string } | undefined>;
    /** Whether a commit is another one, or lies in its history. */
    isAncestor(commit: string, of: string): Promise<boolean>;
    /** The files under these paths that are not as in HEAD: modified, staged, deleted, untracked, or present though ignored. */
    changed(paths: readonly string[]): Promise<readonly string[]>;
    /** The text of a file in a commit; undefined where it has none. */
    fileAt(commit: string, path: string): Promise<string | undefined>;
    /** The files below a folder in a commit. */
    filesAt(commit: string, folder: string): Promise<readonly string[]>;
}

/** Opens the repository that a folder lies in; undefined where it lies in no work tree. */
export async function openRepository(folder: string): Promise<Repository | undefined> {
    const question = ["rev-parse", "--is-inside-work-tree", "--show-prefix"];
    const run = await runGit(folder, question);
    if (run.exitCode !== 0) {
        if (/not a git repository|must be run in a work tree/.test(run.stderr)) return undefined;
        throw new GitError("rev-parse", run);
    }
    const [isInside, prefix = ""] = run.stdout.split("\n");
    return isInside === "true" ? repositoryAt(folder, prefix) : undefined;
}

/** `prefix` is the folder's path in the work tree, with a slash at its end, or nothing. */
function repositoryAt(folder: string, prefix: string): Repository {
    return {
        folder,
        head: async () => {
            const commit = await commitOf(folder, "HEAD");
            if (commit === undefined) return undefined;
            const branch = await currentBranch(folder);
            return { commit, ...(branch === undefined ? {} : { branch }) };
        },
        remoteBranch: async (branch) => {
            const remote = await remoteOf(folder, branch);
            if (remote === undefined) return undefined;
            const commit = await commitOf(folder, trackingRef(remote, branch));
            return commit === undefined ? undefined : { name: `${remote}/${branch}`, commit };
        },
        isAncestor: async (commit, of) => {
            const run = await runGit(folder, ["merge-base", "--is-ancestor", commit, of]);
            if (run.exitCode > 1) throw new GitError("merge-base", run);
            return run.exitCode === 0;
        },
        changed: async (paths) => {
            if (paths.length === 0) return [];
            const all = ["--untracked-files=all", "--ignored=traditional", "--no-renames"];
            const text = await git(folder, [
                ...["--no-optional-locks", "status", "--porcelain=v1", "-z", ...all],
                ...["--", ...paths],
            ]);
            // Each entry is two letters, a space, and a path that starts at the top of the work tree.
            const seen = nulSeparated(text).map((entry) => entry.slice(3 + prefix.length));
            return [...new Set([...seen, ...(await hiddenChanges(folder, paths))])];
        },
        fileAt: async (commit, path) => {
            const entry = await git(folder, ["ls-tree", "-z", commit, "--", path]);
            const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(entry)?.[1];
            return blob === undefined ? undefined : await git(folder, ["cat-file", "blob", blob]);
        },
        filesAt: async (commit, below) => {
            const where = below === "" || below === "." ? [] : ["--", `${below.replace(/\/+$/, "")}/`];
            return nulSeparated(await git(folder, ["ls-tree", "-r", "-z", "--name-only", commit, ...where]));
        },
    };
}
