import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { commitOf } from "./references";
import { git, nulSeparated } from "../runGit";
import { withTemporaryIndex } from "../write/temporaryIndex";

/**
 * The changed files that `git status` does not show because of `update-index --assume-unchanged` or `--skip-worktree`,
 * with which people hide edits of their own. A file that a sparse checkout leaves out has not changed.
 */
export async function hiddenChanges(folder: string, paths: readonly string[]): Promise<readonly string[]> {
    const entries = nulSeparated(await git(folder, ["ls-files", "-v", "-z", "--", ...paths]));
    const hidden = entries.flatMap((entry) => {
        const [tag, path] = [entry.slice(0, 1), entry.slice(2)];
        const isThere = lstatSync(resolve(folder, path), { throwIfNoEntry: false }) !== undefined;
        return tag === "h" || (/s/i.test(tag) && isThere) ? [path] : [];
    });
    if (hidden.length === 0) return [];
    return await withTemporaryIndex(folder, await commitOf(folder, "HEAD"), async (env) => {
        const args = ["diff", "--name-only", "-z", "--no-renames", "--relative", "--", ...hidden];
        return nulSeparated(await git(folder, args, { env }));
    });
}
