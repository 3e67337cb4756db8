import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import { moveCheckout } from "./moveCheckout";
import { committableBranch } from "./committable";
import { exclusively } from "./exclusively";
import { fetchBranch } from "../read/fetchBranch";
import { pushRemoteOf } from "../read/remotes";
import { push } from "./push";
import { refuseConflict, replay } from "./replay";
import type { Repository } from "../repository";

/** How often a commit is pushed, and made again on top of what others pushed, at most. */
export const mostPushes = 5;

/** Texts about a commit of ours, for people. */
export interface PushSubject {
    /** Its files: `stacks/sandbox-a`. */
    readonly what: string;
    /** What to do when somebody else has changed them meanwhile. */
    readonly onConflict: string;
}

/** The result of a push. */
export interface PushOutcome {
    /** The commit as it was pushed; another one than before if it had to be made again. */
    readonly commit: string;
    /** `origin/main` */
    readonly to: string;
    /** The number of pushes that were needed. */
    readonly tries: number;
    /** Messages for the user, one line each. */
    readonly notices: readonly string[];
}

/**
 * Pushes the branch that is checked out up to a commit of ours. If somebody else pushed first, the commit is made again
 * on top of theirs, outside of the work tree, at most five times; never by force. Throws a `CakeError`.
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
            const refusal = {
                what: `The push to ${remote} was refused`,
                remedy: `${stays(ours)} Fix what git complains about, then push it: git push ${remote} ${branch}`,
            };
            if (await push({ folder, remote, branch, commit: ours }, refusal)) {
                const notices = await moveBranch(folder, branch, commit, ours);
                return { commit: ours, to, tries, notices };
            }
            const remedy = `The commit stays. Push it when ${remote} can be reached: git push`;
            const onto = await fetchBranch(folder, remote, branch, remedy);
            if (onto !== undefined) {
                const next = { folder, commit: ours, onto };
                await refuseConflict(next, subject);
                ours = await replay(next);
            }
            // A random pause, so that two runs do not collide again and again.
            await sleep(Math.random() * 100 * tries);
        }
        throw new CakeError(
            `Others pushed to ${to} ${mostPushes} times while the commit was being pushed.`,
            exitCodes.error,
            `${stays(commit)} Push it when there is less going on: git pull --rebase && git push`,
        );
    });
}

async function moveBranch(
    folder: string,
    branch: string,
    from: string,
    to: string,
): Promise<readonly string[]> {
    if (from === to || (await moveCheckout(folder, branch, from, to))) return [];
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
