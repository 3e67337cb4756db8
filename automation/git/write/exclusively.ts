import { AsyncLocalStorage } from "node:async_hooks";
import { awaitLock } from "../../locks/awaitLock";
import { CakeError, exitCodes } from "../../system/errors";
import { gitPaths } from "../read/gitPaths";

/** How often a waiting run tries, and how long it waits at most, in milliseconds. */
const interval = 50;
const longest = 5 * 60_000;

const held = new AsyncLocalStorage<ReadonlySet<string>>();

/**
 * Runs an action while no other run of the driver commits to the same work tree: git itself would let the second of two
 * commits undo the changes of the first. The lock of a dead run is taken over. May be nested. Throws a `CakeError` after
 * five minutes.
 */
export async function exclusively<T>(folder: string, action: () => Promise<T>): Promise<T> {
    const [file = ""] = await gitPaths(folder, ["cake.lock"]);
    const mine = held.getStore() ?? new Set();
    if (mine.has(file)) return await action();
    const { release } = await awaitLock(file, {
        verb: "commit",
        interval,
        patience: { milliseconds: longest, error: (owner) => busy(file, owner?.pid) },
    });
    process.once("exit", release);
    try {
        return await held.run(new Set([...mine, file]), action);
    } finally {
        process.removeListener("exit", release);
        release();
    }
}

function busy(file: string, pid: number | undefined): CakeError {
    return new CakeError(
        `Another run (process ${pid ?? "unknown"}) has been committing to this repository for five minutes.`,
        exitCodes.error,
        `Wait for it, or end it, then run the command again. Its lock is ${file}`,
    );
}
