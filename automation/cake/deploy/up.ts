import { rmSync } from "node:fs";
import type { EnvironmentDiff } from "../../diffs/model/model";
import type { StackOutputs } from "../../engine/types";
import { CakeError, exitCodes } from "../../system/errors";
import { applyLayer, type Applied } from "./applyLayer";
import { recordBefore } from "../leftovers/bare";
import { fingerprinter, type Fingerprinter } from "../plan/fingerprints";
import { previewLayer, type LayerPreview, type PreviewChoice } from "../plan/layerPreview";
import { preview } from "../plan/preview";
import { Planner } from "../plan/planner";
import { holdEnvironment, type HeldEnvironment } from "../plan/programSession";
import { recordLast } from "../model/records";
import type { RunRequest } from "../session/request";
import type { LayerResult, RunResult } from "../model/results";
import { noReview, refuseUnreviewed } from "./review";
import { reviewedDiff } from "./reviewedDiff";
import { notAskedFor, notApplied, skipped, wasCancelled } from "../model/skipped";
import { isSameBelow, mustReadBelow } from "../plan/upstream";

/** What can be chosen about an up. */
export interface UpRequest extends RunRequest {
    /** Shows what will be done and answers whether to go on; asked only when something is to be done. */
    readonly confirm: (diff: EnvironmentDiff) => Promise<boolean>;
    /** Compare with the real world rather than with what was last seen of it. */
    readonly refresh: boolean;
    /** The last layer to deploy; all of them where it is left out. */
    readonly to?: string;
}

/** What an up works with. */
interface Work {
    readonly held: HeldEnvironment;
    readonly previews: readonly LayerPreview[];
    /** What may be applied. */
    readonly limit: EnvironmentDiff;
    readonly choice: PreviewChoice;
    readonly fingerprintOf: Fingerprinter;
    /** The last layer to deploy. */
    readonly to: string | undefined;
}

/**
 * Deploys a whole cake, bottom first, and nothing but what was previewed: the stored diff where there is one, else
 * the preview that was just confirmed. Each layer is applied with a plan from a fresh preview on the real outputs
 * below it; its stored diff goes as soon as it is up. A failure stops the rest, and the run can be repeated.
 * Where only the lower layers are asked for, the diff of the others is built again on what they have become.
 */
export async function up(request: UpRequest): Promise<RunResult> {
    const start = performance.now();
    const result = await upHeld(request, start);
    if (request.to === undefined || result.result !== "succeeded") return result;
    const rest = await preview({ ...request, fresh: false });
    return {
        ...result,
        seconds: (performance.now() - start) / 1000,
        ...(rest.diff === undefined ? {} : { diff: rest.diff }),
        ...(rest.files === undefined ? {} : { files: rest.files }),
        ...(rest.next === undefined ? {} : { next: rest.next }),
    };
}

async function upHeld(request: UpRequest, start: number): Promise<RunResult> {
    const held = holdEnvironment(request, "up");
    const { name } = held.environment;
    let previews: readonly LayerPreview[] = [];
    try {
        const fingerprintOf = fingerprinter(held);
        const reviewed = await reviewedDiff(held);
        const refresh = request.refresh || reviewed?.isRefreshed === true;
        const choice = { savePlan: true, refresh };
        // What an earlier run left open is repaired before the states are read.
        const session = await held.open();
        const planned = await new Planner(held, { ...choice, fresh: true }).run();
        previews = planned.flatMap(({ preview }) => preview ?? []);
        const fresh = { environment: name, layers: previews.map((layer) => layer.diff) };
        const isPending = fresh.layers.some((layer) => layer.changes.length > 0);
        const { review } = held.environment.settings;
        if (isPending && reviewed === undefined && review.required) throw noReview(fresh, review.branch);
        const limit = reviewed ?? fresh;
        for (const layer of fresh.layers) refuseUnreviewed(limit, layer, refresh);
        if (isPending && !(await request.confirm(fresh))) {
            throw new CakeError("Declined; nothing was changed.", exitCodes.cancelled);
        }
        if (isPending) await recordBefore(session);
        const layers: LayerResult[] = [];
        try {
            await applyLayers({ held, previews, limit, choice, fingerprintOf, to: request.to }, layers);
        } finally {
            recordLast(request.paths, name, "up", layers);
        }
        const failed = layers.some((layer) => layer.result === "failed");
        const cancelled = layers.some((layer) => layer.result === "cancelled");
        return {
            verb: "up",
            environment: name,
            result: failed ? "failed" : cancelled ? "cancelled" : "succeeded",
            layers,
            seconds: (performance.now() - start) / 1000,
            next: layers.some(({ interrupted }) => interrupted === true)
                ? `npm run repair -- ${name}`
                : failed || cancelled
                  ? `npm run up -- ${name}${request.refresh ? " --refresh" : ""}`
                  : `npm run status`,
        };
    } finally {
        removePlans(previews);
        await held.close();
    }
}

function removePlans(previews: readonly LayerPreview[]): void {
    for (const { plan } of previews) if (plan !== undefined) rmSync(plan, { force: true });
}

/** Applies layers in order; what became of each goes to `results` at once, so that it is known also when this throws. */
async function applyLayers(work: Work, results: LayerResult[]): Promise<void> {
    const outputs = new Map<string, StackOutputs>();
    const { signal } = work.held.request;
    const last = work.previews.findIndex(({ layer }) => layer.name === work.to);
    for (const [index, first] of work.previews.entries()) {
        const { name } = first.layer;
        const stop = results.find((layer) => layer.result === "failed" || layer.result === "cancelled");
        if (stop !== undefined) results.push(skipped(name, stop));
        else if (signal.aborted) results.push(wasCancelled(name));
        else if (last >= 0 && index > last) results.push(notAskedFor(name));
        else {
            const applied = await applyReviewed(work, first, outputs).catch((error: unknown) => {
                if (error instanceof CakeError && error.exitCode === exitCodes.cancelled) {
                    return { result: wasCancelled(name), outputs: {} };
                }
                results.push(notApplied(name, error));
                throw error;
            });
            outputs.set(name, applied.outputs);
            results.push(applied.result);
        }
    }
}

/** Applies one layer on the real outputs below it; where the preview did not know them, after another one. */
async function applyReviewed(
    { held, limit, choice, fingerprintOf }: Work,
    first: LayerPreview,
    outputs: ReadonlyMap<string, StackOutputs>,
): Promise<Applied> {
    const below = mustReadBelow(first.layer, outputs);
    if (isSameBelow(first.below, below)) return applyLayer(held, fingerprintOf, first, choice.refresh);
    const fresh = await previewLayer(await held.open(), first.layer, below, choice);
    try {
        refuseUnreviewed(limit, fresh.diff, choice.refresh);
        return await applyLayer(held, fingerprintOf, fresh, choice.refresh);
    } finally {
        removePlans([fresh]);
    }
}
