import { destroy } from "../destroy/destroy";
import { readDeployed } from "../model/records";
import type { RunRequest } from "../session/request";
import type { RunResult } from "../model/results";
import { releaseOf } from "./release";
import { readRhythm, writeRhythm, type Asleep, type Rhythm } from "./lifecycleRecord";
import type { LifecycleFacts } from "./dueFor";

/** Destroys an environment that is due, and remembers what was up for whoever wakes it. */
export async function tearDown(
    request: RunRequest,
    { activity }: Pick<LifecycleFacts, "activity">,
    why: Asleep["why"],
    now: Date,
): Promise<RunResult> {
    await rememberUp(request, activity, why, now);
    const result = await destroy(request);
    const { environment } = request;
    // A destroy by hand would be for good.
    const isToGoOn = result.result !== "succeeded" && result.next?.startsWith("npm run destroy") === true;
    return isToGoOn ? { ...result, next: `npm run teardown -- --nightly ${environment}` } : result;
}

async function rememberUp(
    { paths, environment }: RunRequest,
    activity: Date | undefined,
    why: Asleep["why"],
    now: Date,
): Promise<void> {
    const { asleep, woken } = readRhythm(paths, environment);
    const deployed = readDeployed(paths, environment);
    const isPartial = Object.values(deployed).some(({ partial }) => partial === true);
    // A teardown that goes on must not take for all what the last one has left.
    const goesOn = asleep !== undefined && (isPartial || isLess(deployed, asleep));
    if (goesOn || Object.keys(deployed).length === 0) return;
    // What a wake left has the wake's release, whatever is checked out.
    const release = isAsWoken(deployed, woken) ? woken?.release : await releaseOf(paths, environment);
    const layers = Object.entries(deployed).map(([layer, { resources, fingerprint }]) => [
        layer,
        { resources, ...(fingerprint === undefined ? {} : { fingerprint }) },
    ]);
    writeRhythm(paths, environment, {
        asleep: {
            since: now.toISOString(),
            why,
            layers: Object.fromEntries(layers) as Asleep["layers"],
            ...(release === undefined ? {} : { release }),
            ...(activity === undefined ? {} : { activity: activity.toISOString() }),
        },
        ...(woken === undefined ? {} : { woken }),
    });
}

/** Whether something is missing of what was up, and nothing came since. */
function isLess(deployed: ReturnType<typeof readDeployed>, asleep: Asleep): boolean {
    const isOlder = Object.values(deployed).every(({ at }) => Date.parse(at) <= Date.parse(asleep.since));
    return isOlder && Object.keys(asleep.layers).some((layer) => deployed[layer] === undefined);
}

/** Whether nothing was deployed since it was woken. */
function isAsWoken(deployed: ReturnType<typeof readDeployed>, woken: Rhythm["woken"]): boolean {
    if (woken?.release === undefined) return false;
    const [from, to] = [Date.parse(woken.from), Date.parse(woken.to)];
    return Object.values(deployed).every(({ at }) => from <= Date.parse(at) && Date.parse(at) <= to);
}
