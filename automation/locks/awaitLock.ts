import { setTimeout as sleep } from "node:timers/promises";
import { breakLock, lastSign, lifeOfHolder, lockHolder, tryLock } from "./fileLock";
import type { HeldLock } from "./heartbeat";
import { beat, thisOwner, type LockOwner } from "./lockOwner";

/** How somebody waits for a lock. */
export interface Waiting {
    /** What it wants to do. */
    readonly verb: string;
    /** Milliseconds between two looks. */
    readonly interval: number;
    /** Is told once whom it waits for. */
    readonly onWait?: (owner: LockOwner) => void;
    /** Milliseconds after which it gives up, with this error; without it, it waits until the owner ends. */
    readonly patience?: { readonly milliseconds: number; readonly error: (owner?: LockOwner) => Error };
    /** Waits for so many seconds; for tests. */
    readonly watch?: (seconds: number) => Promise<void>;
}

/** Takes a lock file; waits as long as its holder lives, and breaks the lock of one that is dead. */
export async function awaitLock(file: string, waiting: Waiting): Promise<HeldLock> {
    const { verb, interval, onWait, patience, watch = (seconds) => sleep(seconds * 1000) } = waiting;
    // The number comes first for versions of the driver that read nothing else.
    const text = `${process.pid} ${JSON.stringify(thisOwner(verb))}`;
    const end = patience === undefined ? Infinity : Date.now() + patience.milliseconds;
    for (let isTold = false; ;) {
        const held = tryLock(file, text, () => undefined);
        if (held !== undefined) return held;
        const holder = lockHolder(file);
        if (holder === undefined) continue;
        const { is } = lifeOfHolder(file, holder);
        if (is === "silent") await watch(2 * beat + 1);
        if (is !== "alive" && lastSign(file) === holder.lastSign) {
            breakLock(file, holder);
            continue;
        }
        if (Date.now() > end && patience !== undefined) throw patience.error(holder.owner);
        if (!isTold && holder.owner !== undefined) onWait?.(holder.owner);
        isTold = true;
        await sleep(interval);
    }
}
