import { hostname, userInfo } from "node:os";
import { ciRun } from "../system/ciRun";
import { isProcessGone, processSpace, processStart } from "./processes";

/** Who holds a lock. */
export interface LockOwner {
    /** What it does while it holds the lock. */
    readonly verb: string;
    readonly user: string;
    readonly host: string;
    readonly pid: number;
    /** The kernel's start time of the process, so that a reused pid is not mistaken for it; absent if unknown. */
    readonly started?: string;
    /** Whose process numbers these are, as several hosts may have one name; absent if unknown. */
    readonly space?: string;
    /** The CI run that it is part of. */
    readonly ci?: string;
    /** ISO 8601. */
    readonly since: string;
    /** Seconds between its signs of life; absent if it gives none. */
    readonly beat?: number;
}

/** Seconds between two signs of life. */
export const beat = 5;

/** After so many seconds without a sign of life an owner on another machine may be dead; it is watched before its lock is broken. */
export const silenceLimit = 300;

/** This process, about to do something. */
export function thisOwner(verb: string, env: NodeJS.ProcessEnv = process.env): LockOwner {
    const started = processStart(process.pid);
    const space = processSpace();
    const ci = ciRun(env);
    return {
        verb,
        user: userInfo().username,
        host: hostname(),
        pid: process.pid,
        ...(started === undefined ? {} : { started }),
        ...(space === undefined ? {} : { space }),
        ...(ci === undefined ? {} : { ci }),
        since: new Date().toISOString(),
        beat,
    };
}

/** Whether an owner lives, as far as its process tells: of a process on another machine nothing is known. */
export function lifeOf(owner: LockOwner): "alive" | "dead" | "unknown" {
    if (owner.host !== hostname()) return "unknown";
    const here = processSpace();
    if (owner.space !== undefined && here !== undefined && owner.space !== here) return "unknown";
    return isProcessGone(owner.pid, owner.started) ? "dead" : "alive";
}

/**
 * The owner that the text of a lock file names; undefined if it cannot be read. Before a JSON object may stand the
 * process number, for versions that read only that; from such versions there is no more than the number.
 */
export function ownerIn(text: string): LockOwner | undefined {
    const [, pid, json] = /^(?:(\d+)(?: |$))?(\{.*\})?/s.exec(text) ?? [];
    try {
        if (json !== undefined) return JSON.parse(json) as LockOwner;
    } catch {
        return undefined;
    }
    return pid === undefined
        ? undefined
        : { verb: "", user: "", host: hostname(), pid: Number(pid), since: "" };
}

/** `root on build-1 (pid 123, https://github.com/…)` */
export function ownerText({ user, host, pid, ci }: LockOwner): string {
    return `${user} on ${host} (pid ${pid}${ci === undefined ? "" : `, ${ci}`})`;
}
