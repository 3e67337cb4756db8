import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import { bringAlong } from "./moveCheckout";
import { exclusively } from "./exclusively";
import { fetchBranch } from "../read/fetchBranch";
import { masked } from "../masked";
import { commitOf, currentBranch } from "../read/references";
import type { Repository } from "../repository";
import { git, gitsWords, nulSeparated, runGit } from "../runGit";
import { withTemporaryIndex } from "./temporaryIndex";

/** How often a file is written again on top of what others pushed. */
const mostPushes = 10;

/** What becomes of a file, and how its commit is called. */
export interface FileVersion {
    /** Undefined where the file is removed. */
    readonly text: string | undefined;
    readonly message: string;
    /** Whom the commit is by where git does not know it. */
    readonly author: string;
}

/** One file in a branch of a remote. */
export interface RemoteFile {
    readonly remote: string;
    readonly branch: string;
    /** Relative to the repository's folder. */
    readonly path: string;
}

/** How writing a file went. */
export interface FilePush {
    /** Absent where nothing was to be written. */
    readonly commit?: string;
    /** What the user should know; a line each. */
    readonly notices: readonly string[];
}

/**
 * Writes one file in a branch of a remote by a commit of its own, and nothing else: neither the work tree nor the
 * user's commits are touched before the remote has taken it. `edit` is asked again whenever somebody else was faster,
 * with the file as it is then, and whether the remote has the branch; what it throws ends the matter. So of two who want the same, exactly one gets it.
 */
export async function pushFile(
    repository: Repository,
    file: RemoteFile,
    edit: (text: string | undefined, isBranch: boolean) => FileVersion | undefined,
): Promise<FilePush> {
    const { folder } = repository;
    const { remote, branch, path } = file;
    return await exclusively(folder, async () => {
        for (let tries = 1; tries <= mostPushes; tries += 1) {
            const base = await fetchBranch(folder, remote, branch);
            const current = base === undefined ? undefined : await repository.fileAt(base, path);
            const version = edit(current, base !== undefined);
            if (version === undefined || version.text === current) return { notices: [] };
            const commit = await makeCommit(folder, base, path, version);
            if (await pushed(folder, file, commit)) {
                return { commit, notices: await follow(folder, file, commit) };
            }
            // Two that go on in step would be in each other's way again.
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
    const options = [...(base === undefined ? [] : ["-p", base]), ...(await signing(folder))];
    return (await git(folder, ["commit-tree", ...options, tree], { env, stdin: message })).trim();
}

/** Unlike `git commit`, `git commit-tree` does not look whether commits are to be signed. */
async function signing(folder: string): Promise<readonly string[]> {
    const { stdout } = await runGit(folder, ["config", "--type=bool", "--get", "commit.gpgSign"]);
    return stdout.trim() === "true" ? ["--gpg-sign"] : [];
}

/** In a CI system git often knows nobody; then the commit is by whoever the run is for. */
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

/** Whether the remote took the commit; not when somebody else was faster. Any other refusal is an error. */
async function pushed(folder: string, { remote, branch }: RemoteFile, commit: string): Promise<boolean> {
    const run = await runGit(folder, ["push", "--porcelain", remote, `${commit}:refs/heads/${branch}`]);
    if (run.exitCode === 0) return true;
    const refusal = run.stdout.split("\n").find((line) => line.startsWith("!")) ?? "";
    if (/\[rejected\] \((fetch first|non-fast-forward)\)/.test(refusal)) return false;
    if (
        /failed to update ref|cannot lock ref|incorrect old value|failed to lock|already exists/.test(refusal)
    ) {
        return false;
    }
    const words = [gitsWords(run), masked(/\[remote rejected\] .*/.exec(refusal)?.[0] ?? "")];
    throw new CakeError(
        `${remote} refused a commit on ${branch}: ${[...new Set(words)].filter((text) => text !== "").join("\n")}`,
        exitCodes.error,
        "Nothing was changed. Mend what git complains about; a branch that everybody can push to is set by `claims.branch` in stacks/base.yaml.",
    );
}

/** Brings the branch along where it is checked out and lacks nothing but files like this one. */
async function follow(
    folder: string,
    { branch, path }: RemoteFile,
    commit: string,
): Promise<readonly string[]> {
    if ((await currentBranch(folder)) !== branch) return [];
    const head = await commitOf(folder, "HEAD");
    if (head !== undefined && (await differsOnlyIn(folder, head, commit, basename(path)))) {
        if (await bringAlong(folder, branch, head, commit)) return [];
    }
    return [`Pushed as ${commit.slice(0, 7)}. Your branch ${branch} is not at it: git pull --rebase`];
}

/** Whether a commit comes after another one, and all files between them have a name. */
async function differsOnlyIn(folder: string, from: string, to: string, name: string): Promise<boolean> {
    const { exitCode } = await runGit(folder, ["merge-base", "--is-ancestor", from, to]);
    if (exitCode !== 0) return false;
    const args = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", from, to];
    return nulSeparated(await git(folder, args)).every((path) => basename(path) === name);
}
