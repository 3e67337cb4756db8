import { readdirSync, statSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { readIfThere } from "../../system/files";
import type { StackSpec } from "../types";
import { stateFolder } from "./stateFolder";

/** A lock of the engine on a stack in a state folder: a file that the engine writes. */
export interface EngineLock {
    readonly file: string;
    readonly pid: number;
    readonly hostname: string;
    /** ISO 8601. */
    readonly timestamp: string;
    readonly username?: string;
}

/** The engine's locks on a stack in a state folder; empty for any other backend. */
export function engineLocks(spec: StackSpec): readonly EngineLock[] {
    const folder = stateFolder(spec.backend);
    if (folder === undefined) return [];
    const locks = join(folder, ".pulumi", "locks", "organization", spec.project, spec.stack);
    return files(locks).flatMap((name) => {
        const file = join(locks, name);
        const lock = parsed(readIfThere(file));
        return lock === undefined ? [] : [{ ...lock, file }];
    });
}

/** The engine's locks on a stack that were taken on this machine. */
export function locksHere(spec: StackSpec): readonly EngineLock[] {
    return engineLocks(spec).filter((lock) => lock.hostname === hostname());
}

/** The seconds between the signs of life that a driver gives for its engine. */
export const engineBeat = 5;

/**
 * Gives the engine's locks on a stack signs of life while this driver's engine works on it, as the engine itself does
 * not: sets the time of each lock file to now. Returns a function that stops it. Does not keep the process alive.
 */
export function keepLocksAlive(spec: StackSpec, seconds = engineBeat): () => void {
    if (stateFolder(spec.backend) === undefined) return () => undefined;
    const timer = setInterval(() => {
        const now = Date.now() / 1000;
        for (const { file } of locksHere(spec)) {
            try {
                utimesSync(file, now, now);
            } catch {
                // The engine has ended and removed its lock.
            }
        }
    }, seconds * 1000).unref();
    return () => {
        clearInterval(timer);
    };
}

/** The time of a lock's last sign of life, in milliseconds; undefined if it never gave one, as that of an engine run by hand. */
export function lastBeat({ file, timestamp }: EngineLock): number | undefined {
    const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    const taken = Date.parse(timestamp);
    // Both times are of the owner's clock. The file is written within a moment of the timestamp in it.
    return modified !== undefined && modified - taken > 1000 * (engineBeat / 2) ? modified : undefined;
}

function files(folder: string): readonly string[] {
    try {
        return readdirSync(folder).filter((name) => name.endsWith(".json"));
    } catch {
        return [];
    }
}

function parsed(text: string | undefined): Omit<EngineLock, "file"> | undefined {
    try {
        return text === undefined ? undefined : (JSON.parse(text) as Omit<EngineLock, "file">);
    } catch {
        return undefined;
    }
}
