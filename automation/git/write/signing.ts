import { runGit } from "../runGit";

/** The options with which `git commit-tree` signs, if the user signs commits: unlike `git commit` it does not read that setting. */
export async function signingOptions(folder: string): Promise<readonly string[]> {
    const { stdout } = await runGit(folder, ["config", "--type=bool", "--get", "commit.gpgSign"]);
    return stdout.trim() === "true" ? ["--gpg-sign"] : [];
}
