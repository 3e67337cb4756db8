import { CakeError, exitCodes } from "../../system/errors";
import { SharedClouds } from "../session/cloud";
import type { Environments, RunEnvironment } from "../session/environments";
import type { CakeEvent } from "../model/events";
import type { RunRequest } from "../session/request";
import type { EnvironmentRun, RunReport, RunResult, RunVerb } from "../model/results";

/** What all runs of a command have in common. */
export interface CommonRequest extends Omit<RunRequest, "environment"> {
    /** The project's environments, whose settings are read once for all runs. */
    readonly environments: Environments;
}

/**
 * Runs a verb on several environments, so many at once. Each is on its own: one that fails stops no other, and what it
 * failed of is in the report. Once the signal is aborted, none is begun any more.
 */
export async function runMany(
    verb: RunVerb,
    { environments, ...common }: CommonRequest,
    names: readonly string[],
    parallel: number,
    run: (request: RunRequest) => Promise<RunResult>,
): Promise<RunReport> {
    const start = performance.now();
    const runs = new Map<string, EnvironmentRun>();
    const waiting = [...names];
    const shared = new SharedClouds();
    const request = names.length > 1 ? { ...common, cloud: { ...common.cloud, shared } } : common;
    const work = async (): Promise<void> => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
            runs.set(name, await runOne(request, environments.of(name), names.length > 1, run));
        }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, names.length) }, work));
    await shared.close();
    return {
        verb,
        runs: names.flatMap((name) => runs.get(name) ?? []),
        seconds: (performance.now() - start) / 1000,
    };
}

async function runOne(
    common: Omit<RunRequest, "environment">,
    environment: RunEnvironment,
    isOneOfMany: boolean,
    run: (request: RunRequest) => Promise<RunResult>,
): Promise<EnvironmentRun> {
    try {
        if (common.signal.aborted) throw new CakeError("Cancelled before it began.", exitCodes.cancelled);
        const listener = isOneOfMany
            ? (event: CakeEvent): void => {
                  common.listener({ ...event, environment: environment.name });
              }
            : common.listener;
        return { environment: environment.name, result: await run({ ...common, environment, listener }) };
    } catch (error) {
        return { environment: environment.name, error };
    }
}
