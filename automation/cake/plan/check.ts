import { isDeepStrictEqual } from "node:util";
import { countsOf } from "../../diffs/model/counts";
import { changedParts, type FingerprintPart } from "../../diffs/store/fingerprint";
import { UnreadableDiff } from "../../diffs/store/layerFile";
import { normaliseLayer } from "../../diffs/model/normalise";
import { readDiff, type StoredDiff } from "../../diffs/store/store";
import { build } from "./build";
import type { BuiltLayer } from "./cakeBuild";
import { stackFolder } from "../model/paths";
import { builtResult, isPending } from "./preview";
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
        const built = await build(held, { fresh: false, refresh: false });
        const ofCake = built.map((layer) => checkLayer(layer, stored));
        const layers = [...ofCake, ...leftOver(stored, built)];
        const isCurrent = layers.every(({ result }) => result !== "failed");
        return {
            verb: "check",
            environment: name,
            result: isCurrent ? "succeeded" : "failed",
            layers,
            diff: { environment: name, layers: built.map((layer) => layer.diff) },
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

function checkLayer(built: BuiltLayer, stored: StoredDiff | string | undefined): LayerResult {
    const row = builtResult(built);
    if (typeof stored === "string") return { ...row, result: "failed", reason: `stale: ${stored}` };
    const { layer } = built.diff;
    const before = stored?.layers.find((one) => one.layer === layer);
    const source = stored?.sources[layer];
    if (before === undefined || source === undefined) {
        return isPending(built)
            ? { ...row, result: "failed", reason: "missing: changes are pending, and no diff is stored" }
            : row;
    }
    if (built.isReused && isPending(built)) return row;
    const changed = changedParts(source.fingerprint, built.fingerprint).map((part) => words[part]);
    const why = changed.length === 0 ? "" : `: ${changed.join(", ")} changed since`;
    if (!isPending(built)) {
        return { ...row, result: "failed", reason: `left over: nothing is pending any more${why}` };
    }
    // What it is computed from changed, and all the same it says what it said: its review still holds.
    if (isDeepStrictEqual(normaliseLayer(before), normaliseLayer(built.diff))) return row;
    return { ...row, result: "failed", reason: `stale${why}` };
}

/** Layers that are stored and not in the cake any more. */
function leftOver(
    stored: StoredDiff | string | undefined,
    built: readonly BuiltLayer[],
): readonly LayerResult[] {
    if (stored === undefined || typeof stored === "string") return [];
    const known = new Set(built.map(({ diff }) => diff.layer));
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
