import type { Layer } from "../../../layers/contract";
import { countsOf, hasChanges } from "../../diffs/model/counts";
import type { DriftOutcome } from "../../engine/types";
import { holdPlace, type HeldPlace } from "../session/heldPlace";
import type { RunRequest } from "../session/request";
import type { LayerResult, RunResult } from "../model/results";
import { ownerText } from "../../locks/lockOwner";
import { lockOwner } from "../session/runLock";
import { startSession, type Session } from "../session/session";
import { untouched, wasCancelled } from "../model/skipped";

/** A layer's comparison: its row of the result, and what differs where it was reached. */
interface LayerDrift {
    readonly row: LayerResult;
    readonly diff?: DriftOutcome["diff"];
}

/**
 * Compares what is deployed of a whole cake with the real world, its layers at once. Takes no lock and writes nothing:
 * neither state nor diffs nor records. It makes no plan: the engine reads the state's resources again, and no layer's
 * program is run, no output goes up and nothing is reused, which is all that a planner does.
 */
export async function drift(request: RunRequest): Promise<RunResult> {
    const start = performance.now();
    const held = holdPlace(request, undefined, request.environment.place());
    const { name } = held.place;
    tellWhoIsAtWork(held);
    const found = await compared(held);
    const layers = found.map(({ row }) => row);
    const isAny = (result: LayerResult["result"]): boolean => layers.some((row) => row.result === result);
    const diff = { environment: name, layers: found.flatMap((layer) => layer.diff ?? []) };
    const result = isAny("failed") ? "failed" : isAny("cancelled") ? "cancelled" : "succeeded";
    const isDrifted = diff.layers.some((layer) => hasChanges(countsOf(layer)));
    return {
        verb: "drift",
        environment: name,
        result,
        layers,
        diff,
        seconds: (performance.now() - start) / 1000,
        ...(result === "succeeded" && isDrifted && { next: `npm run preview -- ${name} --refresh` }),
    };
}

async function compared(held: HeldPlace): Promise<readonly LayerDrift[]> {
    const { layers, signal } = held.request;
    const states = await Promise.all(layers.map((layer) => held.state(layer)));
    const isDeployed = (index: number): boolean => states[index]?.outputs !== undefined;
    const session = layers.some((_, index) => isDeployed(index))
        ? await startSession(held, { verb: undefined })
        : undefined;
    try {
        const comparisons = layers.map((layer, index): LayerDrift | Promise<LayerDrift> => {
            if (session === undefined || !isDeployed(index)) return { row: notDeployed(layer) };
            return signal.aborted ? { row: wasCancelled(layer.name) } : compareLayer(session, layer);
        });
        return await allSettled(comparisons);
    } finally {
        await session?.close();
    }
}

function notDeployed({ name }: Layer): LayerResult {
    return { ...untouched(name), result: "skipped", reason: "not deployed" };
}

/** Waits for all, also where one fails: the cloud is closed behind them. */
async function allSettled<T>(all: readonly (T | Promise<T>)[]): Promise<readonly T[]> {
    await Promise.allSettled(all);
    return Promise.all(all);
}

async function compareLayer(session: Session, layer: Layer): Promise<LayerDrift> {
    const { listener, signal } = session.request;
    const start = performance.now();
    listener({ code: "step-started", step: { layer: layer.name }, verb: "drift" });
    const { result, diff, failures } = await session.engine.drift(session.spec(layer), {
        signal,
        onProgress: (progress) => {
            listener({ code: "step-progress", step: { layer: layer.name }, progress });
        },
    });
    const row: LayerResult = {
        layer: layer.name,
        result: result === "succeeded" && diff.changes.length === 0 ? "unchanged" : result,
        counts: countsOf(diff),
        seconds: (performance.now() - start) / 1000,
        failures,
    };
    listener({ code: "step-finished", step: { layer: layer.name }, verb: "drift", result: row });
    return { row, diff };
}

/** What somebody is changing right now looks as if it was changed outside. */
function tellWhoIsAtWork({ request, place }: HeldPlace): void {
    const owner = lockOwner(request.paths, place.name);
    if (owner === undefined) return;
    const text = `${ownerText(owner)} runs ${owner.verb} of ${place.name} since ${owner.since}: what it changes may show as changed outside.`;
    request.listener({ code: "notice", text });
}
