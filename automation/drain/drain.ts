import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../system/errors";
import { discover } from "./cluster/discover";
import type { DrainStep, StepName } from "./drainStep";
import type { KubeClient } from "./cluster/kubeClient";
import type { DrainListener } from "./drainListener";
import { listCluster } from "./listCluster";
import type { ManagedObjects } from "./managedObjects";
import { PendingDeletions } from "./pendingDeletions";
import { perform } from "./perform";
import { planDrain } from "./planDrain";
import type { ResourceType } from "./cluster/resourceType";
import { isLeaving, objectName } from "./cluster/clusterObject";
import { stuckObject, waitText, type StuckObject } from "./stuckObject";

/** How a drain runs; times are milliseconds. */
export interface DrainOptions extends DrainListener {
    readonly managed: ManagedObjects;
    /** For the whole drain. */
    readonly deadline: number;
    readonly signal: AbortSignal;
    /** How often the drain reports what it waits for; 5000 by default. */
    readonly tellEvery?: number;
}

/** How a drain ended: if its deadline has passed, in which step, and which objects are left. */
export type DrainEnd =
    | { readonly result: "drained" }
    | { readonly result: "timedOut"; readonly step: StepName; readonly waitingFor: readonly StuckObject[] };

const shortestPause = 100;
const longestPause = 2000;

/** How often an object is deleted at most that something makes again. */
const mostDeletions = 3;

/**
 * Removes from a cluster the objects that made resources in AWS. Lists the cluster's objects, performs the first step
 * that has something to do, and lists them again, until nothing is left to do: so it continues where an earlier drain
 * ended, and finds what somebody made meanwhile. Throws a `CakeError` if the API refuses, `ClusterGone` if the cluster
 * is gone.
 */
export async function drain(client: KubeClient, options: DrainOptions): Promise<DrainEnd> {
    const { managed, deadline, signal, tellEvery = 5000 } = options;
    const end = Date.now() + deadline;
    const deletions = new PendingDeletions(options);
    const left = new Set<string>();
    let types: readonly ResourceType[] | undefined;
    let current: StepName | undefined;
    let pause = shortestPause;
    let told = Date.now();
    for (;;) {
        types ??= await discover(client);
        const found = await listCluster(client, types);
        const hasMoved = deletions.settle(found);
        const [step] = planDrain(
            found.filter((item) => !left.has(objectName(item))),
            managed,
        );
        if (step === undefined) return { result: "drained" };
        const again = step.waitsFor.filter(
            (item) => deletions.times(item) >= mostDeletions && !isLeaving(item),
        );
        if (again.length > 0 && isCustom(step)) {
            // A controller of the platform makes it for another object, and deletes it with that one.
            for (const item of again) left.add(objectName(item));
            options.onWaiting(`leaves ${again.map(objectName).join(", ")} to what makes it again and again`);
            continue;
        }
        const isNew = step.name !== current;
        if (isNew) options.onStep(step.name, objectsOf(step));
        current = step.name;
        pause =
            isNew || hasMoved || step.actions.length > 0
                ? shortestPause
                : Math.min(pause * 1.5, longestPause);
        await perform(client, step.actions);
        deletions.add(step.actions.flatMap(({ kind, target }) => (kind === "delete" ? [target] : [])));
        if (Date.now() > end) {
            return { result: "timedOut", step: step.name, waitingFor: stuckIn(step) };
        }
        if (step.waitsFor.length > 0 && Date.now() - told > tellEvery) {
            told = Date.now();
            options.onWaiting(waitText(stuckIn(step)));
        }
        await rest(pause, signal);
    }
}

function isCustom({ name }: DrainStep): boolean {
    return name === "custom-resources" || name === "nodes";
}

function objectsOf({ actions, waitsFor }: DrainStep): number {
    return new Set([...actions.map(({ target }) => target), ...waitsFor].map(objectName)).size;
}

function stuckIn({ actions, waitsFor }: DrainStep): StuckObject[] {
    const all = waitsFor.length > 0 ? waitsFor : actions.map(({ target }) => target);
    return all.map(stuckObject);
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
    try {
        await sleep(milliseconds, undefined, { signal });
    } catch {
        // The check below throws.
    }
    if (signal.aborted) throw new CakeError("Cancelled.", exitCodes.cancelled);
}
