import { existsSync } from "node:fs";
import { CakeError, exitCodes } from "../../system/errors";
import { gitPaths } from "../read/gitPaths";
import { currentBranch } from "../read/references";
import type { Repository } from "../repository";
import { runGit } from "../runGit";

const unfinished = [
    { file: "MERGE_HEAD", what: "a merge", end: "git merge --abort" },
    { file: "rebase-merge", what: "a rebase", end: "git rebase --abort" },
    { file: "rebase-apply", what: "a rebase", end: "git rebase --abort" },
    { file: "CHERRY_PICK_HEAD", what: "a cherry-pick", end: "git cherry-pick --abort" },
    { file: "REVERT_HEAD", what: "a revert", end: "git revert --abort" },
];

/** The branch that is checked out. Throws a `CakeError` if a commit would get lost or disturb an operation of the user. */
export async function committableBranch({ folder }: Repository): Promise<string> {
    const files = await gitPaths(
        folder,
        unfinished.map(({ file }) => file),
    );
    const open = unfinished.find((_, index) => existsSync(files[index] ?? ""));
    if (open !== undefined) {
        throw new CakeError(
            `Cannot commit in the middle of ${open.what}.`,
            exitCodes.ruleViolated,
            `Finish it, or leave it with \`${open.end}\`, then run the command again.`,
        );
    }
    const branch = await currentBranch(folder);
    if (branch === undefined) {
        throw new CakeError(
            "Cannot commit: no branch is checked out (detached HEAD), so the commit would get lost.",
            exitCodes.ruleViolated,
            "Check out a branch with `git switch <branch>`, then run the command again.",
        );
    }
    await requireIdentity(folder);
    return branch;
}

async function requireIdentity(folder: string): Promise<void> {
    for (const who of ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"]) {
        const { exitCode } = await runGit(folder, ["var", who]);
        if (exitCode === 0) continue;
        throw new CakeError(
            "Cannot commit: git does not know who you are.",
            exitCodes.usage,
            'Tell it: git config user.name "Your Name" && git config user.email you@example.com',
        );
    }
}
