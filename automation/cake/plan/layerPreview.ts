import type { Layer } from "../../../layers/contract";
import { countsOf } from "../../diffs/model/counts";
import type { LayerDiff } from "../../diffs/model/model";
import type { PreviewOutcome } from "../../engine/types";
import type { ProgramSession } from "./programSession";
import type { LayerResult } from "../model/results";
import type { Below } from "./upstream";

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
    listener({ code: "step-started", step: { layer: layer.name }, verb: "preview" });
    const outcome = await session.engine.preview(session.programSpec(layer, below), {
        ...choice,
        signal,
        onProgress: (progress) => {
            listener({ code: "step-progress", step: { layer: layer.name }, progress });
        },
    });
    const preview = { ...outcome, layer, below, seconds: (performance.now() - start) / 1000 };
    listener({
        code: "step-finished",
        step: { layer: layer.name },
        verb: "preview",
        result: previewResult(preview),
    });
    return preview;
}

/** A preview as a row of the result. */
export function previewResult({ diff, seconds }: { diff: LayerDiff; seconds: number }): LayerResult {
    return {
        layer: diff.layer,
        result: diff.changes.length === 0 ? "unchanged" : "succeeded",
        counts: countsOf(diff),
        seconds,
        failures: [],
    };
}
