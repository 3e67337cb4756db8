import { spawnSync } from "node:child_process";
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

/** The engine's locks on a stack in a state folder that were taken on this machine. Other backends' stay unseen. */
function locksHere(spec: StackSpec): readonly (EngineLock & { readonly file: string })[] {
    const folder = stateFolder(spec.backend);
    if (folder === undefined) return [];
    const locks = join(folder, ".pulumi", "locks", "organization", spec.project, spec.stack);
    return files(locks).flatMap((name) => {
        const file = join(locks, name);
        const lock = parsed(readIfThere(file));
        return lock?.hostname === hostname() ? [{ ...lock, file }] : [];
    });
}

/**
 * Removes the engine's locks on a stack whose owners are provably gone: of this machine, and no such engine runs any
 * more. Returns since when each of them was there. Locks in shared backends stay as they are.
 */
export function removeDeadLocks(spec: StackSpec): readonly string[] {
    return locksHere(spec).flatMap(({ file, pid, timestamp }) => {
        if (runsEngine(pid)) return [];
        rmSync(file, { force: true });
        return [timestamp];
    });
}

/** The process number of an engine of this machine that works on a stack for a driver, be the driver dead or alive. */
export function enginesAtWork(spec: StackSpec): readonly number[] {
    return locksHere(spec)
        .map(({ pid }) => pid)
        .filter((pid) => runsEngine(pid) && isDriven(pid));
}

/** Whether an engine was started by a driver rather than by hand; one by hand may wait for somebody's answer. */
function isDriven(pid: number): boolean {
    const { stdout } = spawnSync("ps", ["-o", "args=", "-p", pid.toString()], { encoding: "utf8" });
    return /--exec-kind[ =]auto\./.test(stdout);
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
