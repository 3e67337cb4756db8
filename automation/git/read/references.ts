import { runGit } from "../runGit";

/** The commit that a name refers to; undefined if it refers to none. */
export async function commitOf(folder: string, name: string): Promise<string | undefined> {
    const { exitCode, stdout } = await runGit(folder, [
        "rev-parse",
        "--verify",
        "--quiet",
        `${name}^{commit}`,
    ]);
    return exitCode === 0 ? stdout.trim() : undefined;
}

/** The branch that is checked out, also before its first commit; undefined if HEAD is detached. */
export async function currentBranch(folder: string): Promise<string | undefined> {
    const { exitCode, stdout } = await runGit(folder, ["symbolic-ref", "--quiet", "HEAD"]);
    return exitCode === 0 ? stdout.trim().replace(/^refs\/heads\//, "") : undefined;
}
