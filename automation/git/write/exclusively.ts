import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import { errorCode, readIfThere, writeOnce } from "../../system/files";
import { gitPaths } from "../read/gitPaths";

/** How often a waiting run looks, and how long it waits at most, in milliseconds. */
const interval = 50;
const longest = 5 * 60_000;

const held = new AsyncLocalStorage<ReadonlySet<string>>();

/**
 * Has one run at a time commit to a work tree, of all runs of the driver: git itself would let the second of two
 * commits take back what the first one brought. A run that died holds nobody up. May be nested.
 */
export async function exclusively<T>(folder: string, action: () => Promise<T>): Promise<T> {
    const [file = ""] = await gitPaths(folder, ["cake.lock"]);
    const mine = held.getStore() ?? new Set();
    if (mine.has(file)) return await action();
    const mark = `${process.pid} ${randomUUID()}`;
    const end = Date.now() + longest;
    while (!take(file, mark)) {
        if (Date.now() > end) throw busy(file);
        await sleep(interval);
    }
    const release = (): void => {
        if (readIfThere(file) === mark) rmSync(file, { force: true });
    };
    process.once("exit", release);
    try {
        return await held.run(new Set([...mine, file]), action);
    } finally {
        process.removeListener("exit", release);
        release();
    }
}

function take(file: string, mark: string): boolean {
    writeOnce(file, mark);
    const owner = readIfThere(file);
    if (owner !== undefined && owner !== mark && !isAlive(owner)) breakLock(file, owner);
    return owner === mark;
}

function isAlive(mark: string): boolean {
    try {
        process.kill(Number.parseInt(mark, 10), 0);
        return true;
    } catch (error) {
        return errorCode(error) === "EPERM";
    }
}

/** Removes a dead run's lock; one that somebody else took in the meantime is put back. */
function breakLock(file: string, dead: string): void {
    const aside = `${file}.${process.pid}.dead`;
    try {
        renameSync(file, aside);
        if (readIfThere(aside) !== dead) linkSync(aside, file);
    } catch (error) {
        if (!["ENOENT", "EEXIST"].includes(errorCode(error) ?? "")) throw error;
    } finally {
        rmSync(aside, { force: true });
    }
}

function busy(file: string): CakeError {
    const owner = Number.parseInt(readIfThere(file) ?? "", 10);
    return new CakeError(
        `Another run (process ${owner}) has been committing to this repository for five minutes.`,
        exitCodes.error,
        `Wait for it, or end it, then run the command again. Its lock is ${file}`,
    );
}
