import type { LayerResult, RunResult, RunVerb } from "../../automation/cake/model/results";
import { noCounts } from "../../automation/diffs/model/counts";
import type { Counts } from "../../automation/diffs/model/model";

/** What a run did to a layer. */
export function layerResult(
    layer: string,
    counts: Partial<Counts>,
    result: LayerResult["result"] = "succeeded",
): LayerResult {
    return { layer, result, counts: { ...noCounts, ...counts }, seconds: 1, failures: [] };
}

/** The result of a run over these layers. */
export function runResult(verb: RunVerb, environment: string, layers: readonly LayerResult[]): RunResult {
    const failed = layers.some(({ result }) => result === "failed");
    return { verb, environment, result: failed ? "failed" : "succeeded", layers, seconds: 1 };
}
