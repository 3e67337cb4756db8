import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import { moveCheckout } from "./moveCheckout";
import { exclusively } from "./exclusively";
import { fetchBranch } from "../read/fetchBranch";
import { commitOf, currentBranch } from "../read/references";
import type { Repository } from "../repository";
import { git, nulSeparated, runGit } from "../runGit";
import { push } from "./push";
import { signingOptions } from "./signing";
import { withTemporaryIndex } from "./temporaryIndex";

/** How often a file is written on top of what others pushed, at most. */
const mostPushes = 10;

/** The new version of a file, and the message and author of its commit. */
export interface FileVersion {
    /** Undefined to remove the file. */
    readonly text: string | undefined;
    readonly message: string;
    /** The author of the commit if git does not know the user. */
    readonly author: string;
}

/** A file in a branch of a remote. */
export interface RemoteFile {
    readonly remote: string;
    readonly branch: string;
    /** Relative to the repository's folder. */
    readonly path: string;
}

/** The result of writing a file. */
export interface FilePush {
    /** Absent if the file stays as it is. */
    readonly commit?: string;
    /** Messages for the user, one line each. */
    readonly notices: readonly string[];
}

/**
 * Writes one file in a branch of a remote by a commit of its own. Neither the work tree nor the user's commits change
 * before the remote has accepted the commit. `edit` gets the current text of the file and whether the remote has the
 * branch. It is called again whenever somebody else pushed first, and may throw: so of two who want the same, exactly
 * one gets it. Throws a `CakeError` if the remote refuses the commit.
 */
export async function pushFile(
    repository: Repository,
    file: RemoteFile,
    edit: (text: string | undefined, isBranch: boolean) => FileVersion | undefined,
): Promise<FilePush> {
    const { folder } = repository;
    const { remote, branch, path } = file;
    const refusal = {
        what: `${remote} refused a commit on ${branch}`,
        remedy: "Nothing was changed. Fix what git complains about; a branch that everybody can push to is set by `claims.branch` in stacks/base.yaml.",
    };
    return await exclusively(folder, async () => {
        for (let tries = 1; tries <= mostPushes; tries += 1) {
            const base = await fetchBranch(folder, remote, branch);
            const current = base === undefined ? undefined : await repository.fileAt(base, path);
            const version = edit(current, base !== undefined);
            if (version === undefined || version.text === current) return { notices: [] };
            const commit = await makeCommit(folder, base, path, version);
            if (await push({ folder, remote, branch, commit }, refusal)) {
                return { commit, notices: await moveBranch(folder, file, commit) };
            }
            // A random pause, so that two runs do not collide again and again.
            await sleep(Math.random() * 50 * tries);
        }
        throw new CakeError(
            `Others pushed to ${remote}/${branch} ${mostPushes} times in between.`,
            exitCodes.error,
            "Nothing was changed. Run the command again.",
        );
    });
}

async function makeCommit(
    folder: string,
    base: string | undefined,
    path: string,
    { text, message, author }: FileVersion,
): Promise<string> {
    const prefix = (await git(folder, ["rev-parse", "--show-prefix"])).trim();
    const tree = await withTemporaryIndex(folder, base, async (env) => {
        const entry =
            text === undefined
                ? `0 ${"0".repeat(40)}`
                : `100644 ${(await git(folder, ["hash-object", "-w", "--stdin"], { stdin: text })).trim()}`;
        const stdin = `${entry}\t${prefix}${path}\0`;
        await git(folder, ["update-index", "-z", "--index-info"], { env, stdin });
        return (await git(folder, ["write-tree"], { env })).trim();
    });
    const env = await authorEnvironment(folder, author);
    const options = [...(base === undefined ? [] : ["-p", base]), ...(await signingOptions(folder))];
    return (await git(folder, ["commit-tree", ...options, tree], { env, stdin: message })).trim();
}

/** Variables for the author, if git does not know the user, as in most CI systems. */
async function authorEnvironment(folder: string, author: string): Promise<Readonly<Record<string, string>>> {
    const { exitCode } = await runGit(folder, ["var", "GIT_COMMITTER_IDENT"]);
    if (exitCode === 0) return {};
    const email = author.includes("@") ? author : `${author.replace(/\W+/g, "-")}@localhost`;
    return {
        GIT_AUTHOR_NAME: author,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: author,
        GIT_COMMITTER_EMAIL: email,
    };
}

/** Moves the branch to the commit if it is checked out and differs only in files of this name. Returns notices. */
async function moveBranch(
    folder: string,
    { branch, path }: RemoteFile,
    commit: string,
): Promise<readonly string[]> {
    if ((await currentBranch(folder)) !== branch) return [];
    const head = await commitOf(folder, "HEAD");
    if (head !== undefined && (await differsOnlyIn(folder, head, commit, basename(path)))) {
        if (await moveCheckout(folder, branch, head, commit)) return [];
    }
    return [`Pushed as ${commit.slice(0, 7)}. Your branch ${branch} is not at it: git pull --rebase`];
}

/** Whether a commit follows another one, and all files that differ between them have this name. */
async function differsOnlyIn(folder: string, from: string, to: string, name: string): Promise<boolean> {
    const { exitCode } = await runGit(folder, ["merge-base", "--is-ancestor", from, to]);
    if (exitCode !== 0) return false;
    const args = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", from, to];
    return nulSeparated(await git(folder, args)).every((path) => basename(path) === name);
}
