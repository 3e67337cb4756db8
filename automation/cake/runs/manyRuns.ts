import { CakeError, exitCodes } from "../../system/errors";
import { SharedClouds } from "../session/cloud";
import type { CakeEvent } from "../model/events";
import type { RunRequest } from "../session/request";
import type { EnvironmentRun, RunReport, RunResult, RunVerb } from "../model/results";

/** What all runs of a command have in common. */
export type CommonRequest = Omit<RunRequest, "environment">;

/**
 * Runs a verb on several environments, so many at once. Each is on its own: one that fails stops no other, and what it
 * failed of is in the report. Once the signal is aborted, none is begun any more.
 */
export async function runMany(
    verb: RunVerb,
    common: CommonRequest,
    environments: readonly string[],
    parallel: number,
    run: (request: RunRequest) => Promise<RunResult>,
): Promise<RunReport> {
    const start = performance.now();
    const runs = new Map<string, EnvironmentRun>();
    const waiting = [...environments];
    const shared = new SharedClouds();
    const request = environments.length > 1 ? { ...common, cloud: { ...common.cloud, shared } } : common;
    const work = async (): Promise<void> => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
            runs.set(name, await runOne(request, name, environments.length > 1, run));
        }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, environments.length) }, work));
    await shared.close();
    return {
        verb,
        runs: environments.flatMap((name) => runs.get(name) ?? []),
        seconds: (performance.now() - start) / 1000,
    };
}

async function runOne(
    common: CommonRequest,
    environment: string,
    isOneOfMany: boolean,
    run: (request: RunRequest) => Promise<RunResult>,
): Promise<EnvironmentRun> {
    try {
        if (common.signal.aborted) throw new CakeError("Cancelled before it began.", exitCodes.cancelled);
        const listener = isOneOfMany
            ? (event: CakeEvent): void => {
                  common.listener({ ...event, environment });
              }
            : common.listener;
        return { environment, result: await run({ ...common, environment, listener }) };
    } catch (error) {
        return { environment, error };
    }
}
