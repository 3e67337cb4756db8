import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../system/errors";
import { discover } from "./cluster/discover";
import type { DrainStep, StepName } from "./drainStep";
import type { KubeClient } from "./cluster/kubeClient";
import { lookAround } from "./listCluster";
import type { ManagedObjects } from "./managedObjects";
import { perform } from "./perform";
import { planDrain } from "./planDrain";
import type { ResourceType } from "./cluster/resourceType";
import { isLeaving, objectName, type Seen } from "./cluster/clusterObject";
import { stuckObject, waitText, type StuckObject } from "./stuckObject";

/** What a drain tells while it runs. */
export interface DrainListener {
    /** A step begins; steps that have nothing to do are left out. */
    readonly onStep: (step: StepName, objects: number) => void;
    readonly onDeleting: (seen: Seen) => void;
    readonly onGone: (seen: Seen) => void;
    /** Every few seconds: what it waits for. */
    readonly onWaiting: (text: string) => void;
}

/** How a drain runs; times are milliseconds. */
export interface DrainOptions extends DrainListener {
    readonly managed: ManagedObjects;
    /** For all of it. */
    readonly deadline: number;
    readonly signal: AbortSignal;
    /** How often it is told what it waits for. */
    readonly tellEvery?: number;
}

/** How a drain ended: what is left, and in which step, where its deadline has passed. */
export type DrainEnd =
    | { readonly result: "drained" }
    | { readonly result: "timedOut"; readonly step: StepName; readonly waitingFor: readonly StuckObject[] };

const shortestPause = 100;
const longestPause = 2000;

/** So often an object is deleted that something makes again. */
const mostDeletions = 3;

/** What was deleted, until it is gone. */
class Going {
    readonly #going = new Map<string, Seen>();
    readonly #often = new Map<string, number>();

    constructor(readonly listener: DrainListener) {}

    add(targets: readonly Seen[]): void {
        for (const seen of targets) {
            const { uid } = seen.object.metadata;
            if (this.#going.has(uid)) continue;
            this.listener.onDeleting(seen);
            this.#going.set(uid, seen);
            this.#often.set(objectName(seen), this.times(seen) + 1);
        }
    }

    /** How often an object of this name was deleted. */
    times(seen: Seen): number {
        return this.#often.get(objectName(seen)) ?? 0;
    }

    /** Tells of those that are not there any more; whether there are any. */
    settle(found: readonly Seen[]): boolean {
        const there = new Set(found.map(({ object }) => object.metadata.uid));
        const gone = [...this.#going].filter(([uid]) => !there.has(uid));
        for (const [uid, seen] of gone) {
            this.#going.delete(uid);
            this.listener.onGone(seen);
        }
        return gone.length > 0;
    }
}

/**
 * Takes out of a cluster what made resources in AWS. Looks at what there is, does the first step that has something to
 * do, and looks again, until there is nothing left to do: so it goes on wherever an earlier one ended, and finds what
 * somebody made meanwhile. Throws a `CakeError` where the API refuses, `ClusterGone` where the cluster vanishes.
 */
export async function drain(client: KubeClient, options: DrainOptions): Promise<DrainEnd> {
    const { managed, deadline, signal, tellEvery = 5000 } = options;
    const end = Date.now() + deadline;
    const going = new Going(options);
    const left = new Set<string>();
    let types: readonly ResourceType[] | undefined;
    let current: StepName | undefined;
    let pause = shortestPause;
    let told = Date.now();
    for (;;) {
        types ??= await discover(client);
        const found = await lookAround(client, types);
        const hasMoved = going.settle(found);
        const [step] = planDrain(
            found.filter((seen) => !left.has(objectName(seen))),
            managed,
        );
        if (step === undefined) return { result: "drained" };
        const again = step.waitsFor.filter((seen) => going.times(seen) >= mostDeletions && !isLeaving(seen));
        if (again.length > 0 && isCustom(step)) {
            // A controller of the platform makes it of something else, and takes it along with that.
            for (const seen of again) left.add(objectName(seen));
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
        going.add(step.actions.flatMap(({ kind, target }) => (kind === "delete" ? [target] : [])));
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
        // Told below.
    }
    if (signal.aborted) throw new CakeError("Cancelled.", exitCodes.cancelled);
}
