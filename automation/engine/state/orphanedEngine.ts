import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";
import type { RunOptions, StackSpec } from "../types";
import { enginesAtWork } from "./deadLocks";
import { stackName } from "../run/engineErrors";

/** Waits for the engine of a killed driver, which finishes the operations under way and then ends. Throws a `CakeError` if it is cancelled. */
export async function awaitOrphanedEngine(
    spec: StackSpec,
    { signal, onProgress }: RunOptions,
): Promise<void> {
    let told: number | undefined;
    for (let [pid] = enginesAtWork(spec); pid !== undefined; [pid] = enginesAtWork(spec)) {
        if (signal?.aborted === true) {
            throw new CakeError(
                `The engine of an earlier run (pid ${pid}) is still at work on ${stackName(spec)}; nothing was changed.`,
                exitCodes.cancelled,
                `Run the command again when it has ended; or end it: kill ${pid}`,
            );
        }
        if (told !== pid) {
            const text = `The engine of an earlier run (pid ${pid}) still finishes what it has begun; waiting for it.`;
            onProgress?.({ kind: "message", severity: "warning", text });
        }
        told = pid;
        await sleep(300);
    }
}
