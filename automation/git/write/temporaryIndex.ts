import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { git } from "../runGit";

/** Environment variables that make git use a temporary index instead of the user's. */
export interface IndexEnvironment extends Readonly<Record<string, string>> {
    readonly GIT_INDEX_FILE: string;
}

/** Runs an action with a temporary index that holds the files of a commit, or is empty without one. */
export async function withTemporaryIndex<T>(
    folder: string,
    commit: string | undefined,
    action: (env: IndexEnvironment) => Promise<T>,
): Promise<T> {
    const place = mkdtempSync(join(tmpdir(), "cake-index-"));
    const env = { GIT_INDEX_FILE: join(place, "index") };
    try {
        await git(folder, ["read-tree", commit ?? "--empty"], { env });
        return await action(env);
    } finally {
        rmSync(place, { recursive: true, force: true });
    }
}
