import { CakeError, exitCodes } from "../../system/errors";
import { lastCommit } from "../../git/read/lastCommit";
import { openRepository } from "../../git/repository";
import { git, GitError, runGit } from "../../git/runGit";
import type { Paths } from "../model/paths";
import type { TeardownRecord } from "./lifecycleRecord";

/** A commit, and its tag. */
export type Release = NonNullable<TeardownRecord["release"]>;

/**
 * The commit that an environment is deployed from, and a tag of it: the one that is checked out; but if that has other
 * layers or settings than the commit that last changed the environment's deployed.yaml, the latter. Undefined without git,
 * and before the first commit.
 */
export async function releaseOf(
    { root }: Pick<Paths, "root">,
    environment: string,
): Promise<Release | undefined> {
    const repository = await openRepository(root);
    const head = (await repository?.head())?.commit;
    if (repository === undefined || head === undefined) return undefined;
    const record = [`stacks/${environment}/deployed.yaml`];
    const isCommitted = (await repository.changed(record)).length === 0;
    const last = isCommitted ? await lastCommit(repository, record, "Verb") : undefined;
    const args = ["diff", "--name-only", "--relative", last?.commit ?? head, head, "--", ...computedFrom];
    const changed = (await git(root, args)).split("\n");
    const isOther = changed.some((path) => path !== "" && !records.test(path));
    const commit = isOther ? (last?.commit ?? head) : head;
    const { exitCode, stdout } = await runGit(root, ["describe", "--tags", "--exact-match", commit]);
    return { commit, ...(exitCode === 0 ? { tag: stdout.trim() } : {}) };
}

const computedFrom = ["layers", "stacks", "package-lock.json"];

/** What runs and claims write below stacks/. */
const records = /^stacks\/[^/]+\/(changes\.txt|diff\/.*|(deployed|lifecycle|claim)\.yaml)$/;

/** `v1.2`, or the beginning of the commit. */
export function releaseText({ commit, tag }: Release): string {
    return tag ?? commit.slice(0, 12);
}

/** The text of a file of a release; undefined if it does not have it. */
export async function fileAt(
    { root }: Pick<Paths, "root">,
    release: Release,
    path: string,
): Promise<string | undefined> {
    return await (await openRepository(root))?.fileAt(release.commit, path);
}

/** The lines below a path of a release that a POSIX extended regular expression matches. */
export async function linesAt(
    { root }: Pick<Paths, "root">,
    release: Release,
    pattern: string,
    path: string,
): Promise<string> {
    const run = await runGit(root, ["grep", "-hE", pattern, release.commit, "--", path]);
    // 1: no line matches.
    if (run.exitCode > 1) throw new GitError("grep", run);
    return run.stdout;
}

/** The files below these paths that differ from a release. Throws a CakeError if the repository does not have the release. */
export async function changedSince(
    { root }: Pick<Paths, "root">,
    release: Release,
    paths: readonly string[],
): Promise<readonly string[]> {
    const args = ["diff", "--name-only", "--relative", release.commit, "--", ...paths];
    const { exitCode, stdout } = await runGit(root, args);
    if (exitCode === 0) return stdout.split("\n").filter((path) => path !== "");
    throw new CakeError(
        `This repository does not have the release ${releaseText(release)}.`,
        exitCodes.error,
        "If it is a shallow clone: git fetch --unshallow, then run the command again.",
    );
}
