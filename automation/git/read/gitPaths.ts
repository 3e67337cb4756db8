import { resolve } from "node:path";
import { git } from "../runGit";

/** The absolute paths of files and folders in `.git`, also in a linked work tree. */
export async function gitPaths(folder: string, names: readonly string[]): Promise<readonly string[]> {
    const text = await git(folder, ["rev-parse", ...names.flatMap((name) => ["--git-path", name])]);
    return text
        .split("\n")
        .slice(0, names.length)
        .map((path) => resolve(folder, path));
}
