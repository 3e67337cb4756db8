import { readFileSync, readlinkSync } from "node:fs";
import { errorCode } from "../system/files";

/** Fields of proc_pid_stat(5) from the third one on; Linux only. The second one may hold spaces. */
function statFields(pid: number): readonly string[] {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    } catch {
        return [];
    }
}

/** When a process started, in the kernel's clock ticks since boot; undefined if the system does not tell. */
export function processStart(pid: number): string | undefined {
    return statFields(pid)[19];
}

/** Whether a process of this machine has ended; with its start, also if another one has its number now. */
export function isProcessGone(pid: number, started?: string): boolean {
    try {
        process.kill(pid, 0);
    } catch (error) {
        if (errorCode(error) === "ESRCH") return true;
    }
    // A zombie: it has ended, but its parent has not waited for it; in a container without an init process it stays one.
    if (statFields(pid)[0] === "Z") return true;
    if (started === undefined) return false;
    const now = processStart(pid);
    return now !== undefined && now !== started;
}

/**
 * What tells the process numbers of this machine from those of another one of the same name: the boot and the
 * namespace of processes, which a container has of its own. Undefined if the system does not tell (not Linux).
 */
export function processSpace(): string | undefined {
    try {
        const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
        return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
    } catch {
        return undefined;
    }
}
