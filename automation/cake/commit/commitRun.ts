import { CakeError, exitCodes } from "../../system/errors";
import { committableBranch } from "../../git/write/committable";
import { commitPaths } from "../../git/write/commitPaths";
import { exclusively } from "../../git/write/exclusively";
import { lastCommit } from "../../git/read/lastCommit";
import { pushCommit } from "../../git/write/pushCommit";
import { pushRemoteOf } from "../../git/read/remotes";
import { openRepository, type Repository } from "../../git/repository";
import { commitMessage, type CommitWords } from "./commitMessage";
import type { Paths } from "../model/paths";
import type { CommitOutcome, RunResult } from "../model/results";

/** What the commit of a run says, and whether it is pushed. */
export interface CommitChoice extends CommitWords {
    readonly push: boolean;
}

/** The files of an environment that a run writes and may commit, relative to the project. */
export function runFiles(environment: string): readonly string[] {
    return ["changes.txt", "diff", "deployed.yaml", "lifecycle.yaml"].map(
        (name) => `stacks/${environment}/${name}`,
    );
}

/** Throws the errors of `commitRun` that are known before the run. */
export async function requireCommittable(paths: Paths, push: boolean): Promise<void> {
    const repository = await repositoryOf(paths);
    const branch = await committableBranch(repository);
    if (!push || (await pushRemoteOf(repository.folder, branch)) !== undefined) return;
    throw new CakeError(
        "There is no remote to push to.",
        exitCodes.error,
        "Add one with `git remote add origin <url>`, or leave out --push.",
    );
}

/** Commits the files of a run's environment that changed, and pushes the commit if asked to. */
export async function commitRun(paths: Paths, run: RunResult, choice: CommitChoice): Promise<CommitOutcome> {
    const { environment } = run;
    const repository = await repositoryOf(paths);
    const files = runFiles(environment);
    // Under one lock: a commit that is pushed alone must not be on top of another run's.
    return await exclusively(repository.folder, async () => {
        const made = await commitPaths(repository, files, commitMessage(run, choice));
        if (!choice.push) return { ...(made === undefined ? {} : { commit: made }), notices: [] };
        const commit = made ?? (await unpushed(repository, environment));
        if (commit === undefined) return { notices: [] };
        const onConflict = conflictRemedy(run);
        const what = `stacks/${environment}`;
        const { to, tries, notices, ...pushed } = await pushCommit(repository, commit, { what, onConflict });
        return { commit: pushed.commit, pushed: { to, tries }, notices };
    });
}

async function repositoryOf({ root }: Paths): Promise<Repository> {
    const repository = await openRepository(root);
    if (repository !== undefined) return repository;
    throw new CakeError(
        `${root} is not in a git repository: nothing can be committed.`,
        exitCodes.usage,
        "Run `git init` there, or leave out --commit and --push.",
    );
}

/** The commit of an earlier run at the tip of the branch that could not be pushed. */
async function unpushed(repository: Repository, environment: string): Promise<string | undefined> {
    const head = await repository.head();
    if (head?.branch === undefined) return undefined;
    const last = await lastCommit(repository, runFiles(environment), "Environment");
    if (last?.commit !== head.commit || last.trailer !== environment) return undefined;
    const remote = await repository.remoteBranch(head.branch);
    const isPushed = remote !== undefined && (await repository.isAncestor(head.commit, remote.commit));
    return isPushed ? undefined : head.commit;
}

function conflictRemedy({ verb, environment }: RunResult): string {
    const again = `npm run preview -- ${environment}`;
    return verb === "preview"
        ? `The commit was not pushed. Take it back, pull and preview again: git reset --keep HEAD~1 && git pull && ${again}`
        : `The ${verb} is done, and its commit stays here. Pull, keep your deployed.yaml, and preview again: git pull --rebase && ${again}`;
}
