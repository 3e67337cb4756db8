import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import { bringAlong } from "./moveCheckout";
import { committableBranch } from "./committable";
import { exclusively } from "./exclusively";
import { masked } from "../masked";
import { pushRemoteOf, trackingRef } from "../read/remotes";
import { refuseConflict, replay } from "./replay";
import { commitOf } from "../read/references";
import type { Repository } from "../repository";
import { GitError, gitsWords, runGit } from "../runGit";

/** How often a commit is made again on top of what others pushed. */
export const mostPushes = 5;

/** What a commit of ours is about, for people. */
export interface PushSubject {
    /** Its files: `stacks/sandbox-a`. */
    readonly what: string;
    /** What to do when somebody else has changed them meanwhile. */
    readonly onConflict: string;
}

/** How a push went. */
export interface PushOutcome {
    /** The commit as it was pushed: another one than before where it had to be made again. */
    readonly commit: string;
    /** `origin/main` */
    readonly to: string;
    /** How many pushes it took. */
    readonly tries: number;
    /** What the user should know; a line each. */
    readonly notices: readonly string[];
}

/**
 * Pushes the branch that is checked out up to a commit of ours. Where somebody else was faster the commit is made
 * again on top of theirs, outside of the work tree, at most five times; never by force.
 */
export async function pushCommit(
    repository: Repository,
    commit: string,
    subject: PushSubject,
): Promise<PushOutcome> {
    const { folder } = repository;
    return await exclusively(folder, async () => {
        const branch = await committableBranch(repository);
        const remote = await pushRemoteOf(folder, branch);
        if (remote === undefined) throw noRemote(commit);
        const to = `${remote}/${branch}`;
        let ours = commit;
        for (let tries = 1; tries <= mostPushes; tries += 1) {
            if (await push(folder, remote, branch, ours)) {
                const notices = await follow(folder, branch, commit, ours);
                return { commit: ours, to, tries, notices };
            }
            const onto = await fetch(folder, remote, branch);
            if (onto !== undefined) {
                const next = { folder, commit: ours, onto };
                await refuseConflict(next, subject);
                ours = await replay(next);
            }
            // Two that go on in step would be in each other's way again.
            await sleep(Math.random() * 100 * tries);
        }
        throw new CakeError(
            `Others pushed to ${to} ${mostPushes} times while the commit was being pushed.`,
            exitCodes.error,
            `${stays(commit)} Push it when there is less going on: git pull --rebase && git push`,
        );
    });
}

/** Whether the remote took the commit; not when somebody else was faster. Any other refusal is an error. */
async function push(folder: string, remote: string, branch: string, commit: string): Promise<boolean> {
    const run = await runGit(folder, ["push", "--porcelain", remote, `${commit}:refs/heads/${branch}`]);
    if (run.exitCode === 0) return true;
    // `!<tab>from:to<tab>[rejected] (fetch first)`; the remote's own words where two pushes met there.
    const refusal = run.stdout.split("\n").find((line) => line.startsWith("!")) ?? "";
    if (/\[rejected\] \((fetch first|non-fast-forward)\)/.test(refusal)) return false;
    if (/failed to update ref|cannot lock ref|incorrect old value|failed to lock/.test(refusal)) return false;
    const words = [gitsWords(run), masked(/\[remote rejected\] .*/.exec(refusal)?.[0] ?? "")];
    throw new CakeError(
        `The push to ${remote} was refused: ${[...new Set(words)].filter((text) => text !== "").join("\n")}`,
        exitCodes.error,
        `${stays(commit)} Mend what git complains about, then push it: git push ${remote} ${branch}`,
    );
}

/** The remote's branch as it is now; undefined where it has none. */
async function fetch(folder: string, remote: string, branch: string): Promise<string | undefined> {
    const reference = trackingRef(remote, branch);
    const refspec = `+refs/heads/${branch}:${reference}`;
    const run = await runGit(folder, [
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-write-fetch-head",
        remote,
        refspec,
    ]);
    if (run.exitCode !== 0) {
        throw new GitError("fetch", run, `The commit stays. Push it when ${remote} can be reached: git push`);
    }
    return await commitOf(folder, reference);
}

async function follow(folder: string, branch: string, from: string, to: string): Promise<readonly string[]> {
    if (from === to || (await bringAlong(folder, branch, from, to))) return [];
    return [
        `Pushed as ${to.slice(0, 7)}, after what others pushed. Your branch ${branch} stays at ${from.slice(0, 7)}, as you have changes in the way; when you are done: git pull --rebase`,
    ];
}

function noRemote(commit: string): CakeError {
    return new CakeError(
        "There is no remote to push to.",
        exitCodes.error,
        `${stays(commit)} Add a remote and push it: git remote add origin <url> && git push -u origin HEAD`,
    );
}

function stays(commit: string): string {
    return `The commit ${commit.slice(0, 7)} stays.`;
}
