import type { StackOutputs } from "../../engine/types";
import { startGuesses } from "./guesses";
import type { LayerPreview, PreviewChoice } from "./layerPreview";
import type { ProgramSession } from "./programSession";
import { mustReadBelow } from "./upstream";

/**
 * Previews all layers of a cake afresh, bottom first. Previewed outputs of each layer go to the layers above, unknown
 * ones as unknowns. Where the layers below are deployed, a layer starts at once on their deployed outputs, and again
 * only if the preview below it gives others.
 */
export async function previewCake(
    session: ProgramSession,
    choice: PreviewChoice,
): Promise<readonly LayerPreview[]> {
    const { layers } = session.request;
    const guesses = startGuesses(session, layers, choice, async (name) => session.deployed.get(name));
    const outputs = new Map<string, StackOutputs>();
    const previews: LayerPreview[] = [];
    try {
        for (const layer of layers) {
            const preview = await guesses.take(layer, mustReadBelow(layer, outputs));
            outputs.set(layer.name, preview.outputs);
            previews.push(preview);
        }
        return previews;
    } finally {
        await guesses.drop();
    }
}
