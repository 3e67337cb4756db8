import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { writeAtomically } from "../../system/atomicFile";
import { readIfThere } from "../../system/files";

/** An engine whose version is known, as long as its file does not change. */
interface Known {
    readonly mtimeMs: number;
    readonly size: number;
    readonly version: string;
}

type Cache = Readonly<Record<string, Known>>;

/** How long an engine may take to print its version, in milliseconds; the first start of a new file is slow. */
const patience = 30_000;

/** Asks an engine for its version; undefined if there is no engine at this path, or it does not answer. */
export type AskVersion = (command: string) => Promise<string | undefined>;

/** Returns a function that asks engines for their versions, each only once: the answers are kept in the project's `.cake/`. */
export function versionAsker(root: string, env: NodeJS.ProcessEnv): AskVersion {
    const file = join(root, ".cake", "engines.json");
    return async (command) => {
        const stats = statSync(command, { throwIfNoEntry: false });
        if (!stats?.isFile()) return undefined;
        const cache = readCache(file);
        const known = cache[command];
        if (known?.mtimeMs === stats.mtimeMs && known.size === stats.size) return known.version;
        const version = await ask(command, env);
        if (version !== undefined) {
            const { mtimeMs, size } = stats;
            try {
                writeAtomically(
                    file,
                    `${JSON.stringify({ ...cache, [command]: { mtimeMs, size, version } })}\n`,
                );
            } catch {
                // Without the cache the next run is only slower.
            }
        }
        return version;
    };
}

function readCache(file: string): Cache {
    try {
        return JSON.parse(readIfThere(file) ?? "{}") as Cache;
    } catch {
        return {};
    }
}

async function ask(command: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
    try {
        const environment = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
        const { stdout } = await promisify(execFile)(command, ["version"], {
            env: environment,
            timeout: patience,
        });
        return /^v?(\d+\.\d+\.\d+\S*)/.exec(stdout.trim())?.[1];
    } catch {
        return undefined;
    }
}
