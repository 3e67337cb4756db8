import { lstatSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import { committableBranch } from "./committable";
import { exclusively } from "./exclusively";
import { commitOf } from "../read/references";
import type { Repository } from "../repository";
import { git, GitError, gitsWords, nulSeparated, runGit, type GitRun } from "../runGit";
import { withTemporaryIndex, type IndexEnvironment } from "./temporaryIndex";

/** How often a command is tried that another git process blocks, and the pause between attempts in milliseconds. */
const mostTries = 20;
const pause = 100;

/**
 * Commits files and folders as they are in the work tree: added, changed or removed. Other staged or changed files stay
 * as they are. Hooks, signing and identity are the user's. Returns the commit; undefined if there is nothing to commit.
 * Throws a `CakeError`.
 */
export async function commitPaths(
    repository: Repository,
    paths: readonly string[],
    message: string,
): Promise<string | undefined> {
    if (paths.length === 0) return undefined;
    return await exclusively(repository.folder, async () => {
        for (let tries = 1; ; tries += 1) {
            const branch = await committableBranch(repository);
            const { commit, moved } = await tryCommit(repository.folder, branch, paths, message);
            if (!moved) return commit;
            if (tries === mostTries) throw inTheWay("Another git moved the branch again and again.");
            await sleep(pause);
        }
    });
}

/** `moved`: another process committed at the same moment, so that our commit was not made or is undone. */
interface Attempt {
    readonly commit?: string | undefined;
    readonly moved: boolean;
}

async function tryCommit(
    folder: string,
    branch: string,
    paths: readonly string[],
    message: string,
): Promise<Attempt> {
    const base = await commitOf(folder, "HEAD");
    const made = await withTemporaryIndex(folder, base, async (env): Promise<Attempt> => {
        const there = await existing(folder, paths, env);
        if (there.length > 0) await git(folder, ["add", "--all", "--", ...there], { env });
        const { exitCode } = await runGit(folder, ["diff", "--cached", "--quiet"], { env });
        return exitCode === 0 ? { moved: false } : await commitIndex(folder, message, env);
    });
    const { commit } = made;
    if (commit === undefined) return made;
    if ((await commitOf(folder, `${commit}^`)) !== base) {
        // Its tree was made from an older commit than its parent, and would undo the changes of the parent.
        await git(folder, ["update-ref", `refs/heads/${branch}`, `${commit}^`, commit]);
        return { moved: true };
    }
    await refreshIndex(folder, paths, commit);
    return made;
}

/** The paths that `git add` accepts: those in the index or in the work tree. */
async function existing(
    folder: string,
    paths: readonly string[],
    env: IndexEnvironment,
): Promise<readonly string[]> {
    const known = nulSeparated(await git(folder, ["ls-files", "-z", "--", ...paths], { env }));
    return paths.filter(
        (path) =>
            known.some((file) => file === path || file.startsWith(`${path}/`)) ||
            lstatSync(resolve(folder, path), { throwIfNoEntry: false }) !== undefined,
    );
}

async function commitIndex(folder: string, message: string, env: IndexEnvironment): Promise<Attempt> {
    const options = ["--no-edit", "--cleanup=whitespace", "--file=-"];
    const run = await runGit(folder, ["-c", "core.abbrev=40", "commit", ...options], { env, stdin: message });
    // `[main 1f0c…] subject`, or `[main (root-commit) 1f0c…] subject`
    const commit = /^\[.+? ([0-9a-f]{40,})\] /m.exec(run.stdout)?.[1];
    if (run.exitCode === 0 && commit !== undefined) {
        return { moved: false, commit: (await git(folder, ["rev-parse", "--verify", commit])).trim() };
    }
    if (isInTheWay(run)) return { moved: true };
    throw new CakeError(
        `git refused the commit: ${gitsWords(run)}`,
        exitCodes.error,
        "The files are written. Fix what git (or a hook) complains about, then commit them: git add stacks && git commit",
    );
}

/** Updates only these paths in the user's index; other staged changes stay. */
async function refreshIndex(folder: string, paths: readonly string[], commit: string): Promise<void> {
    for (let tries = 1; ; tries += 1) {
        const run = await runGit(folder, ["reset", "--quiet", "--", ...paths]);
        if (run.exitCode === 0) return;
        if (!isInTheWay(run)) throw new GitError("reset", run);
        if (tries === mostTries) {
            throw inTheWay(
                `The commit ${commit.slice(0, 7)} is made, but another git keeps the index locked: ${gitsWords(run)}`,
                `When it has ended: git reset --quiet -- ${paths.join(" ")}`,
            );
        }
        await sleep(pause);
    }
}

function isInTheWay({ stderr }: GitRun): boolean {
    return /index\.lock|cannot lock ref|unable to lock|HEAD\.lock/i.test(stderr);
}

function inTheWay(message: string, remedy = "Run the command again."): CakeError {
    return new CakeError(message, exitCodes.error, remedy);
}
