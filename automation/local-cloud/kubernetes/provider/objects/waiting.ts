import { setTimeout as sleep } from "node:timers/promises";
import { type JsonObject, isObject, listOf, textOf, valueAt } from "../../api/objects/json";
import { callSignal } from "../../../protocol/callScope";
import { CloudError } from "../../../protocol/providerModel";
import type { KubernetesApi, ObjectKey } from "../client/kubernetesApi";
import { annotation, annotationOf } from "./metadata";
import { describeObject, lacks } from "./readiness";

/** How long to wait for an object: as its annotation says, else the given time. In milliseconds. */
export function deadlineOf(object: JsonObject, otherwise: number): number {
    const seconds = Number(annotationOf(object, annotation.timeoutSeconds));
    return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : otherwise;
}

async function pauseFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    try {
        await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
        if (signal?.aborted !== true) throw error;
    }
}

// Most objects are ready at once and few take long: short waits first, then longer ones.
async function poll<T>(milliseconds: number, probe: () => Promise<T | undefined>): Promise<T | undefined> {
    const signal = callSignal();
    const end = Date.now() + milliseconds;
    for (let pause = 15; ; pause = Math.min(pause * 1.6, 1000)) {
        const found = await probe();
        if (found !== undefined) return found;
        const left = end - Date.now();
        if (left <= 0 || signal?.aborted === true) return undefined;
        await pauseFor(Math.min(pause, left), signal);
    }
}

function after(milliseconds: number): string {
    if (callSignal()?.aborted === true) return "and was not waited for any longer, as the run was cancelled";
    return `after ${Math.round(milliseconds / 100) / 10} s`;
}

/** An object that did not become ready in time; `object` is its last state. */
export class NotReady extends CloudError {
    constructor(
        readonly object: JsonObject,
        why: string,
    ) {
        super("NotReady", why);
    }
}

/** Waits until an object that was just applied is ready, and returns it as it is then. */
export async function untilReady(
    api: KubernetesApi,
    key: ObjectKey,
    applied: JsonObject,
    milliseconds: number,
): Promise<JsonObject> {
    let last = applied;
    let missing: string | undefined;
    const check = async (object: JsonObject): Promise<JsonObject | undefined> => {
        last = object;
        try {
            missing = await lacks(object, api);
        } catch (error) {
            if (error instanceof CloudError)
                throw new NotReady(object, `${describeObject(object)}: ${error.message}`);
            throw error;
        }
        return missing === undefined ? object : undefined;
    };
    const ready =
        (await check(applied)) ??
        (await poll(milliseconds, async () => {
            const live = await api.get(key);
            if (live === undefined) throw new NotReady(last, `${describeObject(last)} was deleted meanwhile`);
            return check(live);
        }));
    if (ready !== undefined) return ready;
    throw new NotReady(
        last,
        `${describeObject(last)} is not ready ${after(milliseconds)}: ${missing ?? "no reason given"}`,
    );
}

function held(object: JsonObject): string {
    const finalizers = [valueAt(object, ["metadata", "finalizers"]), valueAt(object, ["spec", "finalizers"])]
        .flatMap(listOf)
        .map(textOf);
    const reasons = listOf(valueAt(object, ["status", "conditions"]))
        .filter(isObject)
        .filter((candidate) => candidate.status === "True" && textOf(candidate.message) !== "")
        .map((candidate) => textOf(candidate.message));
    const holders = finalizers.length === 0 ? "it has no finalizers" : `finalizers: ${finalizers.join(", ")}`;
    return [holders, ...reasons].join("; ");
}

/** Waits until an object is gone, or replaced by another one of its name. */
export async function untilGone(api: KubernetesApi, key: ObjectKey, milliseconds: number): Promise<void> {
    let last: JsonObject | undefined;
    const gone = await poll(milliseconds, async () => {
        const live = await api.get(key);
        const isOther =
            last !== undefined &&
            live !== undefined &&
            valueAt(live, ["metadata", "uid"]) !== valueAt(last, ["metadata", "uid"]);
        last = live ?? last;
        return live === undefined || isOther ? true : undefined;
    });
    if (gone !== undefined || last === undefined) return;
    throw new CloudError(
        "DeletionTimeout",
        `${describeObject(last)} is still there ${after(milliseconds)}: ${held(last)}`,
    );
}
