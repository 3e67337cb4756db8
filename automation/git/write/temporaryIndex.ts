import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { git } from "../runGit";

/** The environment that has git use an index of its own rather than the user's. */
export interface IndexEnvironment extends Readonly<Record<string, string>> {
    readonly GIT_INDEX_FILE: string;
}

/** Does something with an index that holds the files of a commit (none: an empty one) and is forgotten afterwards. */
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
