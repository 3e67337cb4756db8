import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CakeError, exitCodes } from "../../system/errors";
import { errorCode, notWritable, readIfThere } from "../../system/files";
import { keepAlive } from "../../locks/heartbeat";
import { lifeOf, ownerText, silenceLimit, thisOwner, type LockOwner } from "../../locks/lockOwner";
import { runFolder, type Paths } from "../model/paths";
import { sleepSync } from "../../system/sleepSync";

function lockFile(paths: Paths, environment: string): string {
    return join(runFolder(paths, environment), "lock.json");
}

/** Who holds an environment now; undefined when nobody does, or when its owner is dead. */
export function lockOwner(paths: Paths, environment: string): LockOwner | undefined {
    const text = readIfThere(lockFile(paths, environment));
    if (text === undefined) return undefined;
    const owner = ownerIn(text);
    return owner === undefined || lifeOf(owner) === "dead" ? undefined : owner;
}

/** What can be chosen about how a lock is taken, for tests. */
export interface LockChoice {
    /** Seconds without a sign of life after which an owner on another machine may be dead. */
    readonly limit?: number;
    /** Watches for a sign of life, for so many seconds. */
    readonly watch?: (seconds: number) => void;
}

/**
 * Takes the run lock of an environment, so that one command at a time works on it.
 * A lock whose owner is provably dead is broken and reported to `onNotice`; a living owner makes a CakeError.
 * Of an owner on this machine its process tells whether it lives, whatever any clock says. On another machine it is
 * dead when it gave no sign of life for five minutes and gives none while it is watched for two beats more.
 * Returns the way to release it.
 */
export function takeLock(
    paths: Paths,
    environment: string,
    verb: string,
    onNotice: (text: string) => void,
    choice: LockChoice = {},
): () => void {
    const file = lockFile(paths, environment);
    const text = JSON.stringify(thisOwner(verb));
    // A link appears whole and fails if the name is taken; a plain exclusive create could be read half written.
    const draft = `${file}.${process.pid.toString()}`;
    try {
        mkdirSync(runFolder(paths, environment), { recursive: true });
        writeFileSync(draft, text);
    } catch (error) {
        throw notWritable(draft, error);
    }
    try {
        for (;;) {
            try {
                linkSync(draft, file);
                const held = keepAlive(file, text, () => {
                    onNotice(
                        `Somebody has taken the lock of ${environment} from this run, as it gave no sign of life for too long (was the machine asleep?). Stop it with Ctrl-C unless nobody else is at work.`,
                    );
                });
                return held.release;
            } catch (error) {
                if (errorCode(error) !== "EEXIST") throw notWritable(file, error);
            }
            const holder = readIfThere(file);
            if (holder === undefined) continue;
            const last = modified(file);
            const notice = deathOf(environment, file, holder, draft, choice);
            if (breakLock(file, holder, last)) onNotice(notice);
        }
    } finally {
        rmSync(draft, { force: true });
    }
}

function ownerIn(text: string): LockOwner | undefined {
    try {
        return JSON.parse(text) as LockOwner;
    } catch {
        return undefined;
    }
}

/** What to say of a lock whose owner is dead; throws where it lives, or may. */
function deathOf(
    environment: string,
    file: string,
    text: string,
    clock: string,
    { limit = silenceLimit, watch = sleepSync }: LockChoice,
): string {
    const owner = ownerIn(text);
    // A machine that lost its power while it wrote: no run leaves such a file.
    if (owner === undefined) return `The lock of ${environment} could not be read; it is removed.`;
    const left = `The last ${owner.verb} of ${environment}, by ${ownerText(owner)}, ended without cleaning up; its lock is removed.`;
    const life = lifeOf(owner);
    if (life === "dead") return left;
    if (life === "alive") throw heldBy(environment, file, owner);
    const silent = silence(file, clock);
    if (owner.beat === undefined || silent === undefined || silent < limit) {
        throw heldBy(environment, file, owner);
    }
    // A clock may have jumped: what is alive shows it by another sign.
    const before = modified(file);
    watch(2 * owner.beat + 1);
    if (modified(file) !== before) throw heldBy(environment, file, owner);
    return `${left} It gave no sign of life for ${durationText(silent)}.`;
}

function modified(file: string): number | undefined {
    return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** Seconds since a lock's last sign of life, by the clock of its file system: `clock` is a file written there just now. */
function silence(file: string, clock: string): number | undefined {
    const last = modified(file);
    if (last === undefined) return undefined;
    writeFileSync(clock, readFileSync(clock));
    return Math.max(0, ((modified(clock) ?? Date.now()) - last) / 1000);
}

/** Removes a dead owner's lock; false where it gave a sign of life, or somebody else broke it first: it is put back then. */
function breakLock(file: string, dead: string, last: number | undefined): boolean {
    const aside = `${file}.${process.pid.toString()}.dead`;
    try {
        renameSync(file, aside);
    } catch (error) {
        if (errorCode(error) === "ENOENT") return false;
        throw error;
    }
    const broken = readFileSync(aside, "utf8") === dead && modified(aside) === last;
    if (!broken) linkSync(aside, file);
    rmSync(aside, { force: true });
    return broken;
}

function durationText(seconds: number): string {
    return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min`;
}

function heldBy(environment: string, file: string, owner: LockOwner): CakeError {
    const ago = (time: number): string => durationText(Math.max(0, (Date.now() - time) / 1000));
    const last = owner.beat === undefined ? undefined : modified(file);
    const sign = last === undefined ? "" : ` Its last sign of life was ${ago(last)} ago.`;
    return new CakeError(
        `${environment} is busy: ${ownerText(owner)} runs ${owner.verb} since ${owner.since} (${ago(Date.parse(owner.since))}).${sign}`,
        exitCodes.error,
        lifeOf(owner) === "alive" || owner.beat === undefined
            ? "Wait for it to end, or stop it there, then run the command again."
            : `Wait for it to end, or stop it there, then run the command again. If it is dead, the lock goes by itself after ${silenceLimit / 60} minutes without a sign of life.`,
    );
}
