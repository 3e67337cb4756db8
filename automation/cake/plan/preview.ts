import { relative } from "node:path";
import { countsOf, hasChanges } from "../../diffs/model/counts";
import { writeDiff } from "../../diffs/store/store";
import { previewResult } from "./layerPreview";
import { planCake } from "./planCake";
import type { PlanChoice, PlannedLayer } from "./planner";
import { stackFolder, type Paths } from "../model/paths";
import { holdEnvironment, type HeldEnvironment } from "./programSession";
import { recordLast } from "../model/records";
import type { RunRequest } from "../session/request";
import type { LayerResult, RunResult } from "../model/results";
import { recordUnchanged } from "./unchangedLayers";

/** What can be chosen about a preview. */
export interface PreviewRequest extends RunRequest, PlanChoice {}

/**
 * Previews a whole cake and stores what is pending as the environment's diff; nothing is stored when nothing is.
 * Layers of which nothing changed that they are computed from are not given to the engine again.
 */
export async function preview(request: PreviewRequest): Promise<RunResult> {
    const start = performance.now();
    const held = holdEnvironment(request, "preview");
    try {
        const { paths } = request;
        const { name } = held.environment;
        const planned = await planCake(held, request);
        const diff = { environment: name, layers: planned.map((layer) => layer.diff) };
        const sources = Object.fromEntries(planned.map((layer) => [layer.diff.layer, layer]));
        const files = writeDiff(stackFolder(paths, name), diff, sources);
        // What the real world looks like now is not what the next preview is computed from.
        if (!request.refresh) recordNothingPending(paths, name, planned);
        const layers = planned.map(plannedResult);
        recordLast(paths, name, "preview", layers);
        return {
            verb: "preview",
            environment: name,
            result: "succeeded",
            layers,
            diff,
            files: files.map((file) => relative(paths.root, file)),
            seconds: (performance.now() - start) / 1000,
            ...(planned.some(isPending) ? { next: nextCommand(held) } : {}),
        };
    } finally {
        await held.close();
    }
}

function nextCommand({ environment }: HeldEnvironment): string {
    const { name, settings } = environment;
    const up = `npm run up -- ${name}`;
    return settings.review.required ? `${up} (once this is reviewed, on ${settings.review.branch})` : up;
}

/** Whether a layer has something to deploy. */
export function isPending({ diff }: Pick<PlannedLayer, "diff">): boolean {
    return hasChanges(countsOf(diff));
}

/** A planned layer as a row of the result. */
export function plannedResult(planned: PlannedLayer): LayerResult {
    return { ...previewResult(planned), ...(planned.preview === undefined ? { reused: true } : {}) };
}

function recordNothingPending(paths: Paths, environment: string, planned: readonly PlannedLayer[]): void {
    const found = planned
        .filter((layer) => layer.preview !== undefined && !isPending(layer))
        .map(({ diff, fingerprint }) => [diff.layer, { fingerprint, resources: diff.unchanged }] as const);
    if (found.length > 0) recordUnchanged(paths, environment, Object.fromEntries(found));
}
