import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { CakeError, exitCodes } from "../errors";
import { errorCode, notWritable, readIfThere } from "../files";
import { runFolder, type Paths } from "./paths";

/** Who works on an environment. */
export interface LockOwner {
    readonly verb: string;
    readonly user: string;
    readonly host: string;
    readonly pid: number;
    /** The kernel's start time of the process, so that a reused pid is not mistaken for it; absent where unknown. */
    readonly started?: string;
    /** ISO 8601. */
    readonly since: string;
}

/** When a process started, in the kernel's clock ticks since boot; Linux only. See proc_pid_stat(5), field 22. */
function processStart(pid: number): string | undefined {
    try {
        const stat = readFileSync(`/proc/${pid.toString()}/stat`, "utf8");
        return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    } catch {
        return undefined;
    }
}

/** Whether a lock's owner is provably gone: same host, and no such process any more. */
function isDead(owner: LockOwner): boolean {
    if (owner.host !== hostname()) return false;
    try {
        process.kill(owner.pid, 0);
    } catch (error) {
        return errorCode(error) === "ESRCH";
    }
    return owner.started !== undefined && processStart(owner.pid) !== owner.started;
}

function lockFile(paths: Paths, environment: string): string {
    return join(runFolder(paths, environment), "lock.json");
}

/** Who holds an environment now; undefined when nobody does, or when its owner is dead. */
export function lockOwner(paths: Paths, environment: string): LockOwner | undefined {
    const text = readIfThere(lockFile(paths, environment));
    if (text === undefined) return undefined;
    const owner = JSON.parse(text) as LockOwner;
    return isDead(owner) ? undefined : owner;
}

/** `root on build-1 (pid 123)` */
export function ownerText(owner: LockOwner): string {
    return `${owner.user} on ${owner.host} (pid ${owner.pid.toString()})`;
}

/**
 * Takes the run lock of an environment, so that one command at a time works on it.
 * A lock whose owner is provably dead is broken and reported to `onNotice`; a living owner makes a CakeError.
 * Returns the way to release it.
 */
export function takeLock(
    paths: Paths,
    environment: string,
    verb: string,
    onNotice: (text: string) => void,
): () => void {
    const file = lockFile(paths, environment);
    const started = processStart(process.pid);
    const owner: LockOwner = {
        verb,
        user: userInfo().username,
        host: hostname(),
        pid: process.pid,
        ...(started === undefined ? {} : { started }),
        since: new Date().toISOString(),
    };
    // A link appears whole and fails if the name is taken; a plain exclusive create could be read half written.
    const draft = `${file}.${process.pid.toString()}`;
    try {
        mkdirSync(runFolder(paths, environment), { recursive: true });
        writeFileSync(draft, JSON.stringify(owner));
    } catch (error) {
        throw notWritable(draft, error);
    }
    try {
        for (;;) {
            try {
                linkSync(draft, file);
                return () => {
                    rmSync(file, { force: true });
                };
            } catch (error) {
                if (errorCode(error) !== "EEXIST") throw notWritable(file, error);
            }
            const holder = readIfThere(file);
            if (holder === undefined) continue;
            const other = JSON.parse(holder) as LockOwner;
            if (!isDead(other)) throw heldBy(environment, other);
            if (breakLock(file, holder)) {
                onNotice(
                    `The last ${other.verb} of ${environment}, by ${ownerText(other)}, ended without cleaning up; its lock is removed.`,
                );
            }
        }
    } finally {
        rmSync(draft, { force: true });
    }
}

/** Removes a dead owner's lock; false where somebody else broke it first, whose new lock is then put back. */
function breakLock(file: string, dead: string): boolean {
    const aside = `${file}.${process.pid.toString()}.dead`;
    try {
        renameSync(file, aside);
    } catch (error) {
        if (errorCode(error) === "ENOENT") return false;
        throw error;
    }
    const broken = readFileSync(aside, "utf8") === dead;
    if (!broken) linkSync(aside, file);
    rmSync(aside, { force: true });
    return broken;
}

function heldBy(environment: string, owner: LockOwner): CakeError {
    const minutes = Math.floor((Date.now() - Date.parse(owner.since)) / 60_000);
    return new CakeError(
        `${environment} is busy: ${ownerText(owner)} runs ${owner.verb} since ${owner.since} (${minutes.toString()} min).`,
        exitCodes.error,
        "Wait for it to end, or stop it there, then run the command again.",
    );
}
