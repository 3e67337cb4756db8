import type { LayerResult, RunStep } from "./results";
import { stepName } from "./stepText";

const nothing = {
    counts: { create: 0, update: 0, replace: 0, delete: 0, same: 0 },
    seconds: 0,
    failures: [],
};

/** The row of a layer that was not reached because of another step. */
export function skipped(layer: string, because: RunStep): LayerResult {
    return { layer, result: "skipped", reason: `${stepName(because)} ${because.result}`, ...nothing };
}

/** The row of a layer that was not reached because the run was cancelled. */
export function wasCancelled(layer: string): LayerResult {
    return { layer, result: "cancelled", reason: "cancelled before it began", ...nothing };
}

/** The row of a layer above the last one that was asked for. */
export function notAskedFor(layer: string): LayerResult {
    return { layer, result: "skipped", reason: "not asked for", ...nothing };
}

/** The row of a layer that an error kept from being applied. */
export function notApplied(layer: string, error: unknown): LayerResult {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { layer, result: "failed", reason, ...nothing };
}

/** The row of a layer that has nothing to do. */
export function untouched(layer: string): LayerResult {
    return { layer, result: "unchanged", ...nothing };
}
