import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { StackSpec } from "../types";
import { engineBeat, engineLocks, lastBeat, locksHere, type EngineLock } from "./engineLocks";
import { isProcessGone } from "../../locks/processes";
import { stateFile } from "./stateFolder";

/** Whether a process of this machine still runs an engine. */
function runsEngine(pid: number): boolean {
    if (isProcessGone(pid)) return false;
    try {
        return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("pulumi");
    } catch {
        return true;
    }
}

/**
 * After so many seconds without a sign of life an engine on another machine may be dead. Longer than any one operation:
 * an engine whose driver was killed gives a sign only when it writes the state, after each of them.
 */
export const engineSilenceLimit = 1800;

/** What can be chosen, for tests. */
export interface DeadLockChoice {
    readonly watch?: (seconds: number) => Promise<void>;
}

/**
 * Removes the engine's locks on a stack whose owners are provably gone, and returns what to say of each. Of this
 * machine: no such engine runs any more. Of another one: neither its driver, nor the stack's state, which an engine
 * writes as it goes, gave a sign of life for half an hour, and there is none while it is watched. The lock of an
 * engine that somebody runs by hand on another machine stays, as does any in another kind of backend.
 */
export async function removeDeadLocks(
    spec: StackSpec,
    { watch = (seconds) => sleep(seconds * 1000, undefined) }: DeadLockChoice = {},
): Promise<readonly string[]> {
    const dead: string[] = [];
    for (const lock of engineLocks(spec)) {
        const isHere = lock.hostname === hostname();
        if (isHere ? runsEngine(lock.pid) : !(await isSilent(spec, lock, watch))) continue;
        rmSync(lock.file, { force: true });
        const where = isHere
            ? ""
            : ` on ${lock.hostname}, silent for over ${engineSilenceLimit / 60} minutes,`;
        dead.push(
            `The engine that locked ${spec.stack}/${spec.project} since ${lock.timestamp}${where} is gone; its lock is removed.`,
        );
    }
    return dead;
}

async function isSilent(
    spec: StackSpec,
    lock: EngineLock,
    watch: (seconds: number) => Promise<void>,
): Promise<boolean> {
    const before = lastSign(spec, lock);
    if (before === undefined || Date.now() - before < engineSilenceLimit * 1000) return false;
    // A clock may have jumped: what is alive shows it by another sign.
    await watch(2 * engineBeat + 1);
    return lastSign(spec, lock) === before;
}

function lastSign(spec: StackSpec, lock: EngineLock): number | undefined {
    const beat = lastBeat(lock);
    if (beat === undefined) return undefined;
    const file = stateFile(spec);
    const written = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    return Math.max(beat, written ?? 0);
}

/** The process number of an engine of this machine that works on a stack for a driver, be the driver dead or alive. */
export function enginesAtWork(spec: StackSpec): readonly number[] {
    return locksHere(spec)
        .map(({ pid }) => pid)
        .filter((pid) => runsEngine(pid) && isDriven(pid));
}

/** Whether an engine was started by a driver rather than by hand; one by hand may wait for somebody's answer. */
function isDriven(pid: number): boolean {
    const { stdout } = spawnSync("ps", ["-o", "args=", "-p", pid.toString()], { encoding: "utf8" });
    return /--exec-kind[ =]auto\./.test(stdout);
}
