import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode, notWritable, readIfThere } from "../../system/files";

/** How often a waiting process looks, in milliseconds. */
const interval = 500;

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return errorCode(error) !== "ESRCH";
    }
}

/** Takes a lock file, waiting for a living owner and replacing a dead one. Returns the way to release it. */
export async function takeBuildLock(file: string, onWait: (pid: number) => void): Promise<() => void> {
    const draft = `${file}.${process.pid}`;
    try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(draft, process.pid.toString());
    } catch (error) {
        throw notWritable(file, error);
    }
    try {
        for (let waits = 0; ; waits += 1) {
            try {
                // A link appears whole, or fails because the name is taken.
                linkSync(draft, file);
                return () => {
                    rmSync(file, { force: true });
                };
            } catch (error) {
                if (errorCode(error) !== "EEXIST") throw notWritable(file, error);
            }
            const owner = Number(readIfThere(file) ?? Number.NaN);
            if (Number.isNaN(owner)) continue;
            if (!isAlive(owner)) {
                breakLock(file, owner);
                continue;
            }
            if (waits === 0) onWait(owner);
            await new Promise((resolve) => setTimeout(resolve, interval));
        }
    } finally {
        rmSync(draft, { force: true });
    }
}

/** Removes a dead owner's lock. One that somebody else took in the meantime is put back. */
function breakLock(file: string, dead: number): void {
    const aside = `${file}.${process.pid}.dead`;
    try {
        renameSync(file, aside);
        if (Number(readIfThere(aside)) !== dead) linkSync(aside, file);
    } catch (error) {
        if (errorCode(error) !== "ENOENT") throw error;
    } finally {
        rmSync(aside, { force: true });
    }
}
