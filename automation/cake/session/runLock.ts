import { join } from "node:path";
import {
    breakLock,
    lastSign,
    lifeOfHolder,
    lockHolder,
    tryLock,
    type LockHolder,
} from "../../locks/fileLock";
import { lifeOf, ownerText, silenceLimit, thisOwner, type LockOwner } from "../../locks/lockOwner";
import { CakeError, exitCodes } from "../../system/errors";
import { sleepSync } from "../../system/sleepSync";
import { runFolder, type Paths } from "../model/paths";

function lockFile(paths: Paths, environment: string): string {
    return join(runFolder(paths, environment), "lock.json");
}

/** Who holds an environment now; undefined when nobody does, or when its owner is dead. */
export function lockOwner(paths: Paths, environment: string): LockOwner | undefined {
    const owner = lockHolder(lockFile(paths, environment))?.owner;
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
 * A lock whose owner is provably dead is broken and reported to `onNotice`; throws a CakeError if the owner lives.
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
    const onLost = (): void => {
        onNotice(
            `Somebody has taken the lock of ${environment} from this run, as it gave no sign of life for too long (was the machine asleep?). Stop it with Ctrl-C unless nobody else is at work.`,
        );
    };
    for (;;) {
        const held = tryLock(file, text, onLost);
        if (held !== undefined) return held.release;
        const holder = lockHolder(file);
        if (holder === undefined) continue;
        const notice = noticeOfDeath(environment, file, holder, choice);
        if (breakLock(file, holder)) onNotice(notice);
    }
}

/** What to say of a lock whose owner is dead; throws if it lives, or may. */
function noticeOfDeath(
    environment: string,
    file: string,
    holder: LockHolder,
    { limit = silenceLimit, watch = sleepSync }: LockChoice,
): string {
    const { owner } = holder;
    if (owner === undefined) return `The lock of ${environment} could not be read; it is removed.`;
    const { is, silence = 0 } = lifeOfHolder(file, holder, limit);
    if (is === "alive") throw heldBy(environment, file, owner);
    const left = `The last ${owner.verb} of ${environment}, by ${ownerText(owner)}, ended without cleaning up; its lock is removed.`;
    if (is === "dead") return left;
    watch(2 * (owner.beat ?? 0) + 1);
    if (lastSign(file) !== holder.lastSign) throw heldBy(environment, file, owner);
    return `${left} It gave no sign of life for ${durationText(silence)}.`;
}

function durationText(seconds: number): string {
    return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min`;
}

function heldBy(environment: string, file: string, owner: LockOwner): CakeError {
    const ago = (time: number): string => durationText(Math.max(0, (Date.now() - time) / 1000));
    const last = owner.beat === undefined ? undefined : lastSign(file);
    const sign = last === undefined ? "" : ` Its last sign of life was ${ago(last)} ago.`;
    return new CakeError(
        `${environment} is busy: ${ownerText(owner)} runs ${owner.verb} since ${owner.since} (${ago(Date.parse(owner.since))}).${sign}`,
        exitCodes.error,
        lifeOf(owner) === "alive" || owner.beat === undefined
            ? "Wait for it to end, or stop it there, then run the command again."
            : `Wait for it to end, or stop it there, then run the command again. If it is dead, the lock goes by itself after ${silenceLimit / 60} minutes without a sign of life.`,
    );
}
