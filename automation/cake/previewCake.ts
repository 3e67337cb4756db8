import type { Layer } from "../../layers/contract";
import { countsOf } from "../diffs/counts";
import type { PreviewOutcome, StackOutputs } from "../engine/types";
import type { LayerResult } from "./results";
import type { ProgramSession } from "./session";
import { belowOf, isSameBelow, type Below } from "./upstream";

/** A layer's preview, with what it was computed from. */
export interface LayerPreview extends PreviewOutcome {
    readonly layer: Layer;
    readonly below: Below;
    readonly seconds: number;
}

/** What can be chosen about a preview of layers. */
export interface PreviewChoice {
    /** Keep an update plan of each layer, for an up right after it. */
    readonly savePlan: boolean;
    readonly refresh: boolean;
}

/** Previews one layer on given outputs of the layers below. */
export async function previewLayer(
    session: ProgramSession,
    layer: Layer,
    below: Below,
    choice: PreviewChoice,
    signal: AbortSignal = session.request.signal,
): Promise<LayerPreview> {
    const { listener } = session.request;
    const start = performance.now();
    listener({ code: "layer-started", layer: layer.name, verb: "preview" });
    const outcome = await session.engine.preview(session.programSpec(layer, below), {
        ...choice,
        signal,
        onProgress: (progress) => {
            listener({ code: "layer-progress", layer: layer.name, progress });
        },
    });
    const preview = { ...outcome, layer, below, seconds: (performance.now() - start) / 1000 };
    listener({ code: "layer-finished", layer: layer.name, verb: "preview", result: previewResult(preview) });
    return preview;
}

/** A preview as a row of the result. */
export function previewResult(preview: LayerPreview): LayerResult {
    return {
        layer: preview.layer.name,
        result: preview.diff.changes.length === 0 ? "unchanged" : "succeeded",
        counts: countsOf(preview.diff),
        seconds: preview.seconds,
        failures: [],
    };
}

/** A preview that was started on outputs that may turn out to be others. */
interface Guess {
    readonly below: Below;
    readonly preview: Promise<LayerPreview>;
    readonly drop: () => void;
}

/** Starts a layer's preview on what is deployed below it, where that is known. */
async function guess(
    session: ProgramSession,
    layer: Layer,
    choice: PreviewChoice,
): Promise<Guess | undefined> {
    const outputs = new Map<string, StackOutputs>();
    for (const name of new Set(Object.values(layer.reads))) {
        const known = await session.deployed.get(name);
        if (known !== undefined) outputs.set(name, known);
    }
    const below = belowOf(layer, outputs);
    if (below === undefined) return undefined;
    const dropped = new AbortController();
    const signal = AbortSignal.any([session.request.signal, dropped.signal]);
    const preview = previewLayer(session, layer, below, choice, signal);
    // A guess that fails is looked at when its turn comes, or never.
    preview.catch(() => undefined);
    return {
        below,
        preview,
        drop: () => {
            dropped.abort();
        },
    };
}

/**
 * Previews a whole cake, bottom first. Previewed outputs of each layer go to the layers above, unknown ones as unknowns.
 * Where the layers below are deployed, a layer starts at once on their deployed outputs, and again only if the
 * preview below it gives others.
 */
export async function previewCake(
    session: ProgramSession,
    choice: PreviewChoice,
): Promise<readonly LayerPreview[]> {
    const guesses = session.request.layers.map((layer) => guess(session, layer, choice));
    const outputs = new Map<string, StackOutputs>();
    const previews: LayerPreview[] = [];
    try {
        for (const [index, layer] of session.request.layers.entries()) {
            const below = belowOf(layer, outputs);
            if (below === undefined)
                throw new Error(`${layer.name} reads an output that no layer below it gives`);
            const guessed = await guesses[index];
            const preview =
                guessed !== undefined && isSameBelow(guessed.below, below)
                    ? await guessed.preview
                    : await afterDropped(guessed, () => previewLayer(session, layer, below, choice));
            outputs.set(layer.name, preview.outputs);
            previews.push(preview);
        }
        return previews;
    } catch (error) {
        for (const guessed of await Promise.all(guesses))
            await afterDropped(guessed, () => Promise.resolve());
        throw error;
    }
}

async function afterDropped<T>(guessed: Guess | undefined, next: () => Promise<T>): Promise<T> {
    guessed?.drop();
    await guessed?.preview.catch(() => undefined);
    return next();
}
