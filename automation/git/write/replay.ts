import { CakeError, exitCodes } from "../../system/errors";
import { commitOf } from "../read/references";
import { git, nulSeparated } from "../runGit";
import { signingOptions } from "./signing";
import { withTemporaryIndex } from "./temporaryIndex";

/** A commit of ours, and a commit of somebody else that it is to follow. */
export interface Replay {
    readonly folder: string;
    readonly commit: string;
    readonly onto: string;
}

/** A file as a commit changed it; `mode` is six zeros if the commit removed it. */
interface FileChange {
    readonly path: string;
    readonly mode: string;
    readonly blob: string;
}

/** Makes a commit again on top of another one, without the work tree and the user's index; returns the new commit. */
export async function replay({ folder, commit, onto }: Replay): Promise<string> {
    const changes = await changesIn(folder, commit);
    const tree = await withTemporaryIndex(folder, onto, async (env) => {
        const stdin = changes.map(({ mode, blob, path }) => `${mode} ${blob}\t${path}\0`).join("");
        await git(folder, ["update-index", "-z", "--index-info"], { env, stdin });
        return (await git(folder, ["write-tree"], { env })).trim();
    });
    // Somebody else made the same changes.
    if (tree === (await git(folder, ["rev-parse", `${onto}^{tree}`])).trim()) return onto;
    const format = "--format=%an%x00%ae%x00%aI%x00%B";
    const [name = "", email = "", date = "", ...message] = (
        await git(folder, ["log", "-1", format, commit])
    ).split("\0");
    const env = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date };
    const stdin = `${message.join("").trimEnd()}\n`;
    return (
        await git(folder, ["commit-tree", ...(await signingOptions(folder)), "-p", onto, tree], {
            env,
            stdin,
        })
    ).trim();
}

/** Throws a `CakeError` if a commit needs other unpushed commits, or if somebody else has changed its files (`what`, for people). */
export async function refuseConflict(
    { folder, commit, onto }: Replay,
    { what, onConflict }: { readonly what: string; readonly onConflict: string },
): Promise<void> {
    const base = await commitOf(folder, `${commit}^`);
    if (base !== undefined && !(await isAllIn(folder, base, onto))) {
        throw new CakeError(
            `The commit ${commit.slice(0, 7)} cannot be pushed alone: the branch has other commits that are not pushed, and somebody else has pushed meanwhile.`,
            exitCodes.error,
            "The commit stays. Bring them together and push: git pull --rebase && git push",
        );
    }
    const paths = (await changesIn(folder, commit)).map(({ path }) => path);
    // Without a common history every file of the other commit is somebody else's.
    const from = base ?? (await git(folder, ["hash-object", "-w", "-t", "tree", "--stdin"])).trim();
    const theirs = await changedBetween(folder, from, onto, paths);
    if (theirs.length === 0 || (await changedBetween(folder, commit, onto, paths)).length === 0) return;
    throw new CakeError(
        `Somebody else changed ${what} meanwhile: ${theirs.join(", ")}.`,
        exitCodes.ruleViolated,
        onConflict,
    );
}

/** Whether the other commit's history has all changes of a commit's history, possibly in other commits. */
async function isAllIn(folder: string, commit: string, other: string): Promise<boolean> {
    const range = ["--right-only", "--cherry-pick", `${other}...${commit}`];
    return (await git(folder, ["rev-list", "--count", ...range])).trim() === "0";
}

async function changedBetween(
    folder: string,
    one: string,
    other: string,
    paths: readonly string[],
): Promise<readonly string[]> {
    const args = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", one, other];
    const wanted = new Set(paths);
    return nulSeparated(await git(folder, args)).filter((path) => wanted.has(path));
}

async function changesIn(folder: string, commit: string): Promise<readonly FileChange[]> {
    const args = ["diff-tree", "--root", "--no-commit-id", "-r", "-z", "--no-renames", commit];
    const items = nulSeparated(await git(folder, args));
    // `:100644 100644 <blob> <blob> M`, then the path
    return items.flatMap((item, index) => {
        const [, mode = "", , blob = ""] = item.split(" ");
        return index % 2 === 0 ? [{ mode, blob, path: items[index + 1] ?? "" }] : [];
    });
}
