import type { Layer } from "../../../layers/contract";
import type { StackOutputs } from "../../engine/types";
import { previewLayer, type LayerPreview, type PreviewChoice } from "./layerPreview";
import type { ProgramSession } from "./programSession";
import { belowOf, isSameBelow, type Below } from "./upstream";

/** A preview that was started on outputs that may turn out to be others. */
interface Guess {
    readonly below: Below;
    readonly preview: Promise<LayerPreview>;
    readonly drop: () => void;
}

/** Previews that run ahead of the ones below them. */
export interface Guesses {
    /** A layer's preview on these outputs: the one that was begun, if it was begun on the same ones, else another. */
    take(layer: Layer, below: Below): Promise<LayerPreview>;
    /** Stops what nobody took. */
    drop(): Promise<void>;
}

/**
 * Starts the previews of layers at once on the outputs that are most likely below them: mostly the deployed ones.
 * A layer for which some are not known waits for its turn.
 */
export function startGuesses(
    session: ProgramSession,
    layers: readonly Layer[],
    choice: PreviewChoice,
    likely: (layer: string) => Promise<StackOutputs | undefined>,
): Guesses {
    const guesses = new Map(
        layers.map((layer) => {
            const guessed = guess(session, layer, choice, likely);
            // A guess that fails is looked at when its turn comes, or never.
            guessed.catch(() => undefined);
            return [layer.name, guessed] as const;
        }),
    );
    return {
        take: async (layer, below) => {
            const guessed = await guesses.get(layer.name);
            guesses.delete(layer.name);
            if (guessed !== undefined && isSameBelow(guessed.below, below)) return guessed.preview;
            await end(guessed);
            return previewLayer(session, layer, below, choice);
        },
        drop: async () => {
            const all = await Promise.allSettled(guesses.values());
            await Promise.all(all.flatMap((one) => (one.status === "fulfilled" ? [end(one.value)] : [])));
        },
    };
}

async function guess(
    session: ProgramSession,
    layer: Layer,
    choice: PreviewChoice,
    likely: (layer: string) => Promise<StackOutputs | undefined>,
): Promise<Guess | undefined> {
    const outputs = new Map<string, StackOutputs>();
    for (const name of new Set(Object.values(layer.reads))) {
        const known = await likely(name);
        if (known !== undefined) outputs.set(name, known);
    }
    const below = belowOf(layer, outputs);
    if (below === undefined) return undefined;
    const dropped = new AbortController();
    const signal = AbortSignal.any([session.request.signal, dropped.signal]);
    const preview = previewLayer(session, layer, below, choice, signal);
    preview.catch(() => undefined);
    return {
        below,
        preview,
        drop: () => {
            dropped.abort();
        },
    };
}

async function end(guessed: Guess | undefined): Promise<void> {
    guessed?.drop();
    await guessed?.preview.catch(() => undefined);
}
