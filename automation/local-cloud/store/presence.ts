import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** When a process started, so that a new process with an old one's number is not taken for it; "" where unknown. */
function startTime(pid: number): string {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        // The name in parentheses may hold spaces; field 22 counts from 1.
        return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    } catch {
        return "";
    }
}

function isAlive(name: string): boolean {
    const [pid, started] = name.split("-");
    try {
        process.kill(Number(pid), 0);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    }
    return startTime(Number(pid)) === started;
}

/** A file that says that this process has the account open. Dead processes' files count for nothing. */
export class Presence {
    readonly name = `${process.pid}-${startTime(process.pid)}-${Math.random().toString(36).slice(2, 10)}`;
    private readonly folder: string;

    constructor(accountFolder: string) {
        this.folder = join(accountFolder, "open");
        mkdirSync(this.folder, { recursive: true });
        writeFileSync(join(this.folder, this.name), "");
    }

    /** Whether anybody else has the account open. Removes what dead processes left. */
    isAlone(): boolean {
        let alone = true;
        for (const name of readdirSync(this.folder)) {
            if (name === this.name) continue;
            if (isAlive(name)) alone = false;
            else rmSync(join(this.folder, name), { force: true });
        }
        return alone;
    }

    close(): void {
        rmSync(join(this.folder, this.name), { force: true });
    }
}

/** Runs `work` unless another live process runs some under the same lock file; a dead one's lock is taken over. */
export function underLock(lock: string, presence: Presence, work: () => void): void {
    if (isLocked(lock)) return;
    const temporary = `${lock}.${presence.name}`;
    rmSync(lock, { force: true });
    writeFileSync(temporary, presence.name);
    try {
        linkSync(temporary, lock);
    } catch {
        return;
    } finally {
        rmSync(temporary, { force: true });
    }
    try {
        work();
    } finally {
        rmSync(lock, { force: true });
    }
}

/** Whether a live process holds the lock file. */
export function isLocked(lock: string): boolean {
    try {
        return isAlive(readFileSync(lock, "utf8"));
    } catch {
        return false;
    }
}
