import { hiddenChanges } from "./read/hiddenChanges";
import { commitOf, currentBranch } from "./read/references";
import { GitError, git, nulSeparated, runGit } from "./runGit";
import { remoteOf, trackingRef } from "./read/remotes";

/** The git repository of a project, read only. All paths are relative to `folder`, with `/`. */
export interface Repository {
    /** The project's folder: the top of the work tree, or a folder in it. */
    readonly folder: string;
    /** The commit and branch that are checked out; without `branch` if HEAD is detached; undefined before the first commit. */
    head(): Promise<{ readonly commit: string; readonly branch?: string } | undefined>;
    /** The remote's branch (`origin/main`) as of the last fetch or push; undefined if there is none. */
    remoteBranch(branch: string): Promise<{ readonly name: string; readonly commit: string } | undefined>;
    /** Whether a commit equals another one, or is in its history. */
    isAncestor(commit: string, of: string): Promise<boolean>;
    /** The files under these paths that differ from HEAD: modified, staged, deleted, untracked, or ignored. */
    changed(paths: readonly string[]): Promise<readonly string[]>;
    /** The text of a file in a commit; undefined if the commit does not have it. */
    fileAt(commit: string, path: string): Promise<string | undefined>;
    /** The paths of the files below a folder in a commit. */
    filesAt(commit: string, folder: string): Promise<readonly string[]>;
}

/** Opens the repository of a folder; undefined if the folder is not in a work tree. */
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

/** `prefix` is the folder's path in the work tree with a slash at its end; empty for the top. */
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
            // Each entry has two letters, a space, and a path from the top of the work tree.
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
