import { closeSync, fstatSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { errorCode } from "../system/files";
import { beat } from "./lockOwner";

/** A lock that this process holds; it gives signs of life until it is released. */
export interface HeldLock {
    readonly release: () => void;
}

/**
 * Gives signs of life in a lock file of this process: it writes the same bytes again, so that the file gets a new time
 * from the clock of the file system, which all machines that share it read. Neither keeps the process alive nor touches
 * the lock of somebody who has taken the place of this one; `onLost` is told of that, once.
 */
export function keepAlive(file: string, text: string, onLost: () => void, seconds = beat): HeldLock {
    const descriptor = openSync(file, "r+");
    const { ino } = fstatSync(descriptor);
    const isOurs = (): boolean => inode(file) === ino;
    let isLost = false;
    const timer = setInterval(() => {
        if (!isLost && !isOurs()) {
            isLost = true;
            onLost();
        }
        try {
            writeSync(descriptor, text, 0);
        } catch {
            // A full disk or a share that is away: the next one may get through.
        }
    }, seconds * 1000).unref();
    return {
        release: () => {
            clearInterval(timer);
            closeSync(descriptor);
            if (isOurs()) rmSync(file, { force: true });
        },
    };
}

/** The number of a file; undefined if it is gone, and -1, which no file has, if the file system does not answer. */
function inode(file: string): number | undefined {
    try {
        return statSync(file).ino;
    } catch (error) {
        return errorCode(error) === "ENOENT" ? undefined : -1;
    }
}
