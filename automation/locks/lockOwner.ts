import { hostname, userInfo } from "node:os";
import { isProcessGone, processSpace, processStart } from "./processes";
import { ciRun } from "../system/ciRun";

/** Who works on an environment. */
export interface LockOwner {
    readonly verb: string;
    readonly user: string;
    readonly host: string;
    readonly pid: number;
    /** The kernel's start time of the process, so that a reused pid is not mistaken for it; absent where unknown. */
    readonly started?: string;
    /** Whose process numbers these are, where hosts of one name are several; absent where unknown. */
    readonly space?: string;
    /** The CI run that it is part of. */
    readonly ci?: string;
    /** ISO 8601. */
    readonly since: string;
    /** Seconds between its signs of life; absent with owners that give none. */
    readonly beat?: number;
}

/** Seconds between two signs of life. */
export const beat = 5;

/** After so many seconds without a sign of life the owner on another machine may be dead; it is watched before it is taken for that. */
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

/** What is known of a lock's owner without its signs of life: of a process of another machine nothing is. */
export function lifeOf(owner: LockOwner): "alive" | "dead" | "unknown" {
    if (owner.host !== hostname()) return "unknown";
    const here = processSpace();
    if (owner.space !== undefined && here !== undefined && owner.space !== here) return "unknown";
    return isProcessGone(owner.pid, owner.started) ? "dead" : "alive";
}

/** `root on build-1 (pid 123, https://github.com/…)` */
export function ownerText({ user, host, pid, ci }: LockOwner): string {
    return `${user} on ${host} (pid ${pid.toString()}${ci === undefined ? "" : `, ${ci}`})`;
}
