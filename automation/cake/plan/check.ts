import { isDeepStrictEqual } from "node:util";
import { countsOf } from "../../diffs/model/counts";
import { changedParts, type FingerprintPart } from "../../diffs/store/fingerprint";
import { UnreadableDiff } from "../../diffs/store/layerFile";
import { normaliseLayer } from "../../diffs/model/normalise";
import { readDiff, type StoredDiff } from "../../diffs/store/store";
import { planCake } from "./planCake";
import type { PlannedLayer } from "./planner";
import { stackFolder } from "../model/paths";
import { isPending, plannedResult } from "./preview";
import { holdEnvironment } from "./programSession";
import type { RunRequest } from "../session/request";
import type { LayerResult, RunResult } from "../model/results";

const words: Readonly<Record<FingerprintPart, string>> = {
    program: "the layer's program",
    settings: "its settings",
    lockFile: "package-lock.json",
    upstream: "the outputs of the layers below",
    state: "what is deployed",
};

/**
 * Tells whether the stored diff says what a preview would say now. Nothing is written, and only what changed since it
 * was stored is computed. A layer whose diff is stale, missing or left over is a failed row that says so and why.
 */
export async function check(request: RunRequest): Promise<RunResult> {
    const start = performance.now();
    const held = holdEnvironment(request, "check");
    try {
        const { name } = held.environment;
        const stored = readStored(stackFolder(request.paths, name));
        const planned = await planCake(held, { fresh: false, refresh: false });
        const ofCake = planned.map((layer) => checkLayer(layer, stored));
        const layers = [...ofCake, ...leftOver(stored, planned)];
        const isCurrent = layers.every(({ result }) => result !== "failed");
        return {
            verb: "check",
            environment: name,
            result: isCurrent ? "succeeded" : "failed",
            layers,
            diff: { environment: name, layers: planned.map((layer) => layer.diff) },
            seconds: (performance.now() - start) / 1000,
            ...(isCurrent ? {} : { next: `npm run preview -- ${name}` }),
        };
    } finally {
        await held.close();
    }
}

/** The stored diff, or why nobody may rely on it. */
function readStored(folder: string): StoredDiff | string | undefined {
    try {
        const stored = readDiff(folder);
        if (stored === undefined || stored.text === "current") return stored;
        return stored.text === "missing"
            ? "changes.txt is missing"
            : "changes.txt does not say what diff/ says: it was edited or merged";
    } catch (error) {
        if (error instanceof UnreadableDiff) return error.message;
        throw error;
    }
}

function checkLayer(planned: PlannedLayer, stored: StoredDiff | string | undefined): LayerResult {
    const row = plannedResult(planned);
    if (typeof stored === "string") return { ...row, result: "failed", reason: `stale: ${stored}` };
    const { layer } = planned.diff;
    const before = stored?.layers.find((one) => one.layer === layer);
    const source = stored?.sources[layer];
    if (before === undefined || source === undefined) {
        return isPending(planned)
            ? { ...row, result: "failed", reason: "missing: changes are pending, and no diff is stored" }
            : row;
    }
    if (planned.preview === undefined && isPending(planned)) return row;
    const changed = changedParts(source.fingerprint, planned.fingerprint).map((part) => words[part]);
    const why = changed.length === 0 ? "" : `: ${changed.join(", ")} changed since`;
    if (!isPending(planned)) {
        return { ...row, result: "failed", reason: `left over: nothing is pending any more${why}` };
    }
    // What it is computed from changed, and all the same it says what it said: its review still holds.
    if (isDeepStrictEqual(normaliseLayer(before), normaliseLayer(planned.diff))) return row;
    return { ...row, result: "failed", reason: `stale${why}` };
}

/** Layers that are stored and not in the cake any more. */
function leftOver(
    stored: StoredDiff | string | undefined,
    planned: readonly PlannedLayer[],
): readonly LayerResult[] {
    if (stored === undefined || typeof stored === "string") return [];
    const known = new Set(planned.map(({ diff }) => diff.layer));
    return stored.layers
        .filter(({ layer }) => !known.has(layer))
        .map((diff) => ({
            layer: diff.layer,
            result: "failed",
            reason: "left over: the cake has no such layer",
            counts: countsOf(diff),
            seconds: 0,
            failures: [],
        }));
}
