import { destroy } from "../destroy/destroy";
import { readDeployed } from "../model/records";
import type { RunRequest } from "../session/request";
import type { RunResult } from "../model/results";
import { releaseOf } from "./release";
import {
    readLifecycleRecord,
    writeLifecycleRecord,
    type TeardownRecord,
    type LifecycleRecord,
} from "./lifecycleRecord";
import type { LifecycleFacts } from "./dueFor";

/** Destroys an environment that is due, after it has recorded what is deployed, for a wake. */
export async function tearDown(
    request: RunRequest,
    { activity }: Pick<LifecycleFacts, "activity">,
    why: TeardownRecord["why"],
    now: Date,
): Promise<RunResult> {
    await recordDeployed(request, activity, why, now);
    const result = await destroy(request);
    const { name } = request.environment;
    // A destroy by hand would remove the record.
    const isUnfinished = result.result !== "succeeded" && result.next?.startsWith("npm run destroy") === true;
    return isUnfinished ? { ...result, next: `npm run teardown -- --nightly ${name}` } : result;
}

async function recordDeployed(
    { paths, environment: { name: environment } }: RunRequest,
    activity: Date | undefined,
    why: TeardownRecord["why"],
    now: Date,
): Promise<void> {
    const { asleep, woken } = readLifecycleRecord(paths, environment);
    const deployed = readDeployed(paths, environment);
    const isPartial = Object.values(deployed).some(({ partial }) => partial === true);
    // A teardown that goes on must not record only what the last one left.
    const goesOn = asleep !== undefined && (isPartial || isLess(deployed, asleep));
    if (goesOn || Object.keys(deployed).length === 0) return;
    // What a wake deployed is of the release of the wake, whatever is checked out.
    const release = isAsWoken(deployed, woken) ? woken?.release : await releaseOf(paths, environment);
    const layers = Object.entries(deployed).map(([layer, { resources, fingerprint }]) => [
        layer,
        { resources, ...(fingerprint === undefined ? {} : { fingerprint }) },
    ]);
    writeLifecycleRecord(paths, environment, {
        asleep: {
            since: now.toISOString(),
            why,
            layers: Object.fromEntries(layers) as TeardownRecord["layers"],
            ...(release === undefined ? {} : { release }),
            ...(activity === undefined ? {} : { activity: activity.toISOString() }),
        },
        ...(woken === undefined ? {} : { woken }),
    });
}

/** Whether a part of what was deployed is missing, and nothing was deployed since. */
function isLess(deployed: ReturnType<typeof readDeployed>, asleep: TeardownRecord): boolean {
    const isOlder = Object.values(deployed).every(({ at }) => Date.parse(at) <= Date.parse(asleep.since));
    return isOlder && Object.keys(asleep.layers).some((layer) => deployed[layer] === undefined);
}

/** Whether nothing was deployed since the last wake. */
function isAsWoken(deployed: ReturnType<typeof readDeployed>, woken: LifecycleRecord["woken"]): boolean {
    if (woken?.release === undefined) return false;
    const [from, to] = [Date.parse(woken.from), Date.parse(woken.to)];
    return Object.values(deployed).every(({ at }) => from <= Date.parse(at) && Date.parse(at) <= to);
}
