import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode, notWritable, readIfThere } from "../system/files";
import { keepAlive, type HeldLock } from "./heartbeat";
import { lifeOf, ownerIn, silenceLimit, type LockOwner } from "./lockOwner";

/** Who has a lock file, at one moment. */
export interface LockHolder {
    readonly text: string;
    /** Undefined if the text cannot be read, as after a machine lost its power. */
    readonly owner: LockOwner | undefined;
    /** The time of the last sign of life in milliseconds, by the clock of the file system; undefined if the file is gone. */
    readonly lastSign: number | undefined;
}

/** Takes a lock file, which gets this text; undefined if somebody has it. `onLost` is told if somebody breaks it later. */
export function tryLock(file: string, text: string, onLost: () => void): HeldLock | undefined {
    return withDraft(file, text, (draft) => {
        try {
            // A link appears whole and fails if the name is taken; a plain exclusive create could be read half written.
            linkSync(draft, file);
            return keepAlive(file, text, onLost);
        } catch (error) {
            if (errorCode(error) === "EEXIST") return undefined;
            throw notWritable(file, error);
        }
    });
}

/** Who has a lock file now; undefined if nobody has. */
export function lockHolder(file: string): LockHolder | undefined {
    const text = readIfThere(file);
    return text === undefined ? undefined : { text, owner: ownerIn(text), lastSign: lastSign(file) };
}

/** When a lock file last got a sign of life, in milliseconds by the clock of its file system. */
export function lastSign(file: string): number | undefined {
    return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** A holder that is silent must be watched for `2 * beat + 1` seconds before its lock is broken: a clock may have jumped. */
export interface HolderLife {
    readonly is: "alive" | "dead" | "silent";
    /** Seconds since the last sign of life, of a silent one. */
    readonly silence?: number;
}

/**
 * Whether the holder of a lock lives. On this machine its process tells, whatever any clock says; elsewhere it is silent
 * once it gave no sign of life for `limit` seconds. A text that cannot be read is the lock of the dead: no run leaves one.
 */
export function lifeOfHolder(file: string, { owner }: LockHolder, limit = silenceLimit): HolderLife {
    const life = owner === undefined ? "dead" : lifeOf(owner);
    if (life !== "unknown") return { is: life };
    if (owner?.beat === undefined) return { is: "alive" };
    const silence = secondsSinceLastSign(file);
    return silence === undefined || silence < limit ? { is: "alive" } : { is: "silent", silence };
}

/** Removes the lock of a dead holder; false if it gave a sign of life, or somebody else broke it first: it is put back then. */
export function breakLock(file: string, holder: LockHolder): boolean {
    const aside = `${file}.${process.pid}.dead`;
    try {
        renameSync(file, aside);
    } catch (error) {
        if (errorCode(error) === "ENOENT") return false;
        throw error;
    }
    try {
        const isSame = readFileSync(aside, "utf8") === holder.text && lastSign(aside) === holder.lastSign;
        if (!isSame) linkSync(aside, file);
        return isSame;
    } catch (error) {
        // Meanwhile somebody else has taken it; the one that was put aside is told that it lost its lock.
        if (errorCode(error) === "EEXIST") return false;
        throw error;
    } finally {
        rmSync(aside, { force: true });
    }
}

/** Compared with a file that is written just now: the clock of the file system may be another than this machine's. */
function secondsSinceLastSign(file: string): number | undefined {
    const last = lastSign(file);
    if (last === undefined) return undefined;
    const now = withDraft(file, "", lastSign) ?? Date.now();
    return Math.max(0, (now - last) / 1000);
}

function withDraft<T>(file: string, text: string, use: (draft: string) => T): T {
    const draft = `${file}.${process.pid}`;
    try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(draft, text);
    } catch (error) {
        throw notWritable(draft, error);
    }
    try {
        return use(draft);
    } finally {
        rmSync(draft, { force: true });
    }
}
