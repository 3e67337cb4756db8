import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { StackSpec } from "../types";
import { engineBeat, engineLocks, lastBeat, locksHere, type EngineLock } from "./engineLocks";
import { isProcessGone } from "../../locks/processes";
import { stateFile } from "./stateFolder";

/** Whether a process of this machine is an engine that still runs. */
function runsEngine(pid: number): boolean {
    if (isProcessGone(pid)) return false;
    try {
        return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("pulumi");
    } catch {
        return true;
    }
}

/**
 * The seconds without a sign of life after which an engine on another machine may be dead. Longer than any single
 * operation: an engine without its driver gives a sign only when it writes the state after each operation.
 */
export const engineSilenceLimit = 1800;

/** What can be chosen, for tests. */
export interface DeadLockChoice {
    readonly watch?: (seconds: number) => Promise<void>;
}

/**
 * Removes the engine's locks on a stack whose owners are provably gone, and returns a message for each. On this machine:
 * the engine does not run any more. On another machine: neither its driver nor the stack's state, which the engine
 * writes as it works, gave a sign of life for half an hour, and neither does while it is watched. The lock of an engine
 * that somebody runs by hand on another machine stays, as does any lock in another kind of backend.
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
    // The clock may have jumped: a living engine gives another sign meanwhile.
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

/** The process ids of this machine's engines that work on a stack for a driver, whether the driver still runs or not. */
export function enginesAtWork(spec: StackSpec): readonly number[] {
    return locksHere(spec)
        .map(({ pid }) => pid)
        .filter((pid) => runsEngine(pid) && isDriven(pid));
}

/** Whether a driver started an engine; one that somebody runs by hand may wait for an answer on the terminal. */
function isDriven(pid: number): boolean {
    const { stdout } = spawnSync("ps", ["-o", "args=", "-p", pid.toString()], { encoding: "utf8" });
    return /--exec-kind[ =]auto\./.test(stdout);
}
