import { relative } from "node:path";
import { countsOf, hasChanges } from "../../diffs/model/counts";
import { writeDiff } from "../../diffs/store/store";
import { build } from "./build";
import type { BuildChoice, BuiltLayer } from "./cakeBuild";
import { previewResult } from "./layerPreview";
import { stackFolder, type Paths } from "../model/paths";
import { holdEnvironment, type HeldEnvironment } from "./programSession";
import { recordLast } from "../model/records";
import type { RunRequest } from "../session/request";
import type { LayerResult, RunResult } from "../model/results";
import { recordUnchanged } from "./unchangedLayers";

/** What can be chosen about a preview. */
export interface PreviewRequest extends RunRequest, BuildChoice {}

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
        const built = await build(held, request);
        const diff = { environment: name, layers: built.map((layer) => layer.diff) };
        const sources = Object.fromEntries(built.map((layer) => [layer.diff.layer, layer]));
        const files = writeDiff(stackFolder(paths, name), diff, sources);
        // What the real world looks like now is not what the next preview is computed from.
        if (!request.refresh) recordNothingPending(paths, name, built);
        const layers = built.map(builtResult);
        recordLast(paths, name, "preview", layers);
        return {
            verb: "preview",
            environment: name,
            result: "succeeded",
            layers,
            diff,
            files: files.map((file) => relative(paths.root, file)),
            seconds: (performance.now() - start) / 1000,
            ...(built.some(isPending) ? { next: nextCommand(held) } : {}),
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
export function isPending({ diff }: Pick<BuiltLayer, "diff">): boolean {
    return hasChanges(countsOf(diff));
}

/** A built layer as a row of the result. */
export function builtResult(built: BuiltLayer): LayerResult {
    return { ...previewResult(built), ...(built.isReused ? { reused: true } : {}) };
}

function recordNothingPending(paths: Paths, environment: string, built: readonly BuiltLayer[]): void {
    const found = built
        .filter((layer) => !layer.isReused && !isPending(layer))
        .map(({ diff, fingerprint }) => [diff.layer, { fingerprint, resources: diff.unchanged }] as const);
    if (found.length > 0) recordUnchanged(paths, environment, Object.fromEntries(found));
}
