import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { CakeError, exitCodes } from "../../errors";
import { openRepository } from "../../git/repository";
import { git, runGit } from "../../git/runGit";
import type { Paths } from "../paths";
import type { Asleep } from "./rhythm";

type Release = NonNullable<Asleep["release"]>;

/** The commit that is checked out and a tag of it; undefined without git, and before the first commit. */
export async function releaseOf({ root }: Pick<Paths, "root">): Promise<Release | undefined> {
    const repository = await openRepository(root);
    const commit = (await repository?.head())?.commit;
    if (commit === undefined) return undefined;
    const { exitCode, stdout } = await runGit(root, ["describe", "--tags", "--exact-match", commit]);
    return { commit, ...(exitCode === 0 ? { tag: stdout.trim() } : {}) };
}

/** `v1.2`, or the beginning of the commit. */
export function releaseText({ commit, tag }: Release): string {
    return tag ?? commit.slice(0, 12);
}

/** The files below these paths that are not as in a release; throws a CakeError where the repository does not have it. */
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

/**
 * Does something on the settings of a release, in a work tree of its own; state, locks and the local cloud are the
 * project's. What it leaves of an environment in the records comes back into the project.
 */
export async function atRelease<T>(
    paths: Paths,
    release: Release,
    records: readonly string[],
    action: (paths: Paths) => Promise<T>,
): Promise<T> {
    const folder = join(paths.hidden, "releases", `${release.commit.slice(0, 12)}-${process.pid}`);
    const prefix = (await git(paths.root, ["rev-parse", "--show-prefix"])).trim();
    mkdirSync(dirname(folder), { recursive: true });
    await git(paths.root, ["worktree", "add", "--quiet", "--detach", folder, release.commit]);
    const root = join(folder, prefix);
    try {
        for (const path of records) copy(join(paths.root, path), join(root, path));
        return await action({ ...paths, root });
    } finally {
        for (const path of records) copy(join(root, path), join(paths.root, path));
        await runGit(paths.root, ["worktree", "remove", "--force", folder]);
        rmSync(folder, { recursive: true, force: true });
    }
}

function copy(from: string, to: string): void {
    if (existsSync(from)) copyFileSync(from, to);
    else rmSync(to, { force: true });
}
