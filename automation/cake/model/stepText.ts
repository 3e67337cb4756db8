import type { Step } from "./events";
import type { DrainResult, LayerResult, SweepResult } from "./results";

/** What people call a step of a run: the name of its layer, `drain` or `sweep`. */
export function stepName(
    step: Step | Pick<LayerResult, "layer"> | Pick<DrainResult, "step"> | Pick<SweepResult, "step">,
): string {
    if (typeof step === "string") return step;
    return "layer" in step ? step.layer : step.step;
}
