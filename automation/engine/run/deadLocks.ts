import { readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { errorCode, readIfThere } from "../../files";
import type { StackSpec } from "../types";
import { stateFolder } from "./stateFolder";

/** What the engine writes into a lock of its own. */
interface EngineLock {
    readonly pid: number;
    readonly hostname: string;
    readonly timestamp: string;
}

/** Whether a process of this machine still runs an engine. */
function runsEngine(pid: number): boolean {
    try {
        process.kill(pid, 0);
    } catch (error) {
        return errorCode(error) !== "ESRCH";
    }
    try {
        return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("pulumi");
    } catch {
        return true;
    }
}

/**
 * Removes the engine's locks on a stack in a state folder whose owners are provably gone: of this machine, and no such
 * engine runs any more. Returns since when each of them was there. Locks in shared backends stay as they are.
 */
export function removeDeadLocks(spec: StackSpec): readonly string[] {
    const folder = stateFolder(spec.backend);
    if (folder === undefined) return [];
    const locks = join(folder, ".pulumi", "locks", "organization", spec.project, spec.stack);
    return files(locks).flatMap((name) => {
        const file = join(locks, name);
        const lock = parsed(readIfThere(file));
        if (lock?.hostname !== hostname() || runsEngine(lock.pid)) return [];
        rmSync(file, { force: true });
        return [lock.timestamp];
    });
}

function files(folder: string): readonly string[] {
    try {
        return readdirSync(folder).filter((name) => name.endsWith(".json"));
    } catch {
        return [];
    }
}

function parsed(text: string | undefined): EngineLock | undefined {
    try {
        return text === undefined ? undefined : (JSON.parse(text) as EngineLock);
    } catch {
        return undefined;
    }
}
