import { rmSync } from "node:fs";
import { countsOf } from "../diffs/counts";
import { match, type Mismatch } from "../diffs/match";
import type { EnvironmentDiff, LayerDiff } from "../diffs/model";
import { readDiff, removeLayer } from "../diffs/store";
import type { StackOutputs, UpdateOutcome } from "../engine/types";
import { CakeError, exitCodes } from "../errors";
import { stackFolder } from "./paths";
import { previewCake, previewLayer, type LayerPreview, type PreviewChoice } from "./previewCake";
import { readDeployed, recordDeployed, recordLast } from "./records";
import type { LayerResult, RunResult } from "./results";
import { openProgramSession, type ProgramSession, type RunRequest } from "./session";
import { notApplied, skipped, wasCancelled } from "./skipped";
import { belowOf, isSameBelow, type Below } from "./upstream";

/** What can be chosen about an up. */
export interface UpRequest extends RunRequest {
    /** Shows what will be done and answers whether to go on; asked only when something is to be done. */
    readonly confirm: (diff: EnvironmentDiff) => Promise<boolean>;
    /** Compare with the real world rather than with what was last seen of it. */
    readonly refresh: boolean;
}

/** A fresh diff that holds what nobody has reviewed. */
export class Unreviewed extends CakeError {
    constructor(
        environment: string,
        readonly layer: string,
        readonly mismatches: readonly Mismatch[],
    ) {
        super(
            [
                `The changes of ${environment}/${layer} are not the ones that were previewed:`,
                ...mismatches.map((mismatch) => `  ${mismatch.text}`),
            ].join("\n"),
            exitCodes.ruleViolated,
            `Nothing of ${layer} was touched. Build the diff again and read it: npm run preview -- ${environment}`,
        );
    }
}

/**
 * Deploys a whole cake, bottom first, and nothing but what was previewed: the stored diff where there is one, else
 * the preview that was just confirmed. Each layer is applied with a plan from a fresh preview on the real outputs
 * below it; its stored diff goes as soon as it is up. A failure stops the rest, and the run can be repeated.
 */
export async function up(request: UpRequest): Promise<RunResult> {
    const start = performance.now();
    const session = await openProgramSession(request, "up");
    const { paths } = request;
    const { name } = session.environment;
    const choice = { savePlan: true, refresh: request.refresh };
    let previews: readonly LayerPreview[] = [];
    try {
        previews = await previewCake(session, choice);
        const stored = readReviewed(stackFolder(paths, name), name);
        const limit = stored ?? { environment: name, layers: previews.map((layer) => layer.diff) };
        for (const layer of previews) refuseUnreviewed(name, limit, layer.diff);
        const pending = previews.some((layer) => layer.diff.changes.length > 0);
        if (
            pending &&
            !(await request.confirm({ environment: name, layers: previews.map((layer) => layer.diff) }))
        ) {
            throw new CakeError("Declined; nothing was changed.", exitCodes.cancelled);
        }
        const layers: LayerResult[] = [];
        try {
            await applyLayers(session, previews, limit, choice, layers);
        } finally {
            recordLast(paths, name, "up", layers);
        }
        const failed = layers.find((layer) => layer.result === "failed");
        const cancelled = layers.some((layer) => layer.result === "cancelled");
        return {
            verb: "up",
            environment: name,
            result: failed !== undefined ? "failed" : cancelled ? "cancelled" : "succeeded",
            layers,
            seconds: (performance.now() - start) / 1000,
            next: failed !== undefined || cancelled ? `npm run up -- ${name}` : `npm run status`,
        };
    } finally {
        removePlans(previews);
        await session.close();
    }
}

/** The stored diff, as long as what people read is what the files say. */
function readReviewed(folder: string, environment: string): EnvironmentDiff | undefined {
    const stored = readDiff(folder);
    if (stored === undefined || stored.text === "current") return stored;
    throw new CakeError(
        stored.text === "missing"
            ? `stacks/${environment}/diff/ has changes, but changes.txt beside it is missing.`
            : `stacks/${environment}/changes.txt does not say what the files in diff/ say: it was edited or merged.`,
        exitCodes.ruleViolated,
        `Nothing was touched. Build the diff again and read it: npm run preview -- ${environment}`,
    );
}

function refuseUnreviewed(environment: string, limit: EnvironmentDiff, fresh: LayerDiff): void {
    const reviewed = limit.layers.find((layer) => layer.layer === fresh.layer);
    const mismatches = match(
        reviewed ?? { layer: fresh.layer, confidence: "exact", waitsOn: [], unchanged: 0, changes: [] },
        fresh,
    );
    if (mismatches.length > 0) throw new Unreviewed(environment, fresh.layer, mismatches);
}

function removePlans(previews: readonly LayerPreview[]): void {
    for (const { plan } of previews) if (plan !== undefined) rmSync(plan, { force: true });
}

/** Applies layers in order; what became of each goes to `results` at once, so that it is known also when this throws. */
async function applyLayers(
    session: ProgramSession,
    previews: readonly LayerPreview[],
    limit: EnvironmentDiff,
    choice: PreviewChoice,
    results: LayerResult[],
): Promise<void> {
    const outputs = new Map<string, StackOutputs>();
    for (const first of previews) {
        const stop = results.find((layer) => layer.result === "failed" || layer.result === "cancelled");
        if (stop !== undefined || session.request.signal.aborted) {
            results.push(
                stop === undefined ? wasCancelled(first.layer.name) : skipped(first.layer.name, stop),
            );
            continue;
        }
        const below = belowOf(first.layer, outputs);
        if (below === undefined)
            throw new Error(`${first.layer.name} reads an output that no layer below it gives`);
        const applied = await applyReviewed(session, first, below, limit, choice).catch((error: unknown) => {
            if (error instanceof CakeError && error.exitCode === exitCodes.cancelled) {
                return { result: wasCancelled(first.layer.name), outputs: {} };
            }
            results.push(notApplied(first.layer.name, error));
            throw error;
        });
        outputs.set(first.layer.name, applied.outputs);
        results.push(applied.result);
    }
}

/** A layer's result, with what the layers above read. */
interface Applied {
    readonly result: LayerResult;
    readonly outputs: StackOutputs;
}

/** Applies one layer on the real outputs below it; where the preview did not know them, after another one. */
async function applyReviewed(
    session: ProgramSession,
    first: LayerPreview,
    below: Below,
    limit: EnvironmentDiff,
    choice: PreviewChoice,
): Promise<Applied> {
    if (isSameBelow(first.below, below)) return applyLayer(session, first);
    const fresh = await previewLayer(session, first.layer, below, choice);
    try {
        refuseUnreviewed(session.environment.name, limit, fresh.diff);
        return await applyLayer(session, fresh);
    } finally {
        removePlans([fresh]);
    }
}

/** Applies one layer as its fresh preview says; a layer without changes is left alone. */
async function applyLayer(session: ProgramSession, fresh: LayerPreview): Promise<Applied> {
    const { listener, paths, signal } = session.request;
    const { name } = session.environment;
    const layer = fresh.layer.name;
    const done = (resources: number): void => {
        recordDeployed(paths, name, layer, resources);
        removeLayer(stackFolder(paths, name), layer);
    };
    if (fresh.diff.changes.length === 0) {
        const counts = countsOf(fresh.diff);
        const known = readDeployed(paths, name)[layer];
        if (known?.resources !== counts.same || known.partial === true) done(counts.same);
        const result = { layer, result: "unchanged", counts, seconds: fresh.seconds, failures: [] } as const;
        return { result, outputs: fresh.outputs };
    }
    const start = performance.now();
    listener({ code: "layer-started", layer, verb: "up", total: fresh.diff.changes.length });
    const outcome = await session.engine.up(session.programSpec(fresh.layer, fresh.below), {
        ...(fresh.plan === undefined ? {} : { plan: fresh.plan }),
        signal,
        onProgress: (progress) => {
            listener({ code: "layer-progress", layer, progress });
        },
    });
    const { create, update, replace, same } = outcome.counts;
    const there = create + update + replace + same;
    if (outcome.result === "succeeded") done(there);
    else if (there > 0) recordDeployed(paths, name, layer, there, true);
    const result = updateResult(layer, outcome, (performance.now() - start) / 1000);
    listener({ code: "layer-finished", layer, verb: "up", result });
    return { result, outputs: outcome.outputs };
}

/** An up's or destroy's outcome as a row of the result. */
export function updateResult(layer: string, outcome: UpdateOutcome, seconds: number): LayerResult {
    const { result, counts, failures } = outcome;
    const reason = result === "cancelled" ? "cancelled" : failures[0]?.text.split("\n")[0];
    return {
        layer,
        result,
        counts,
        seconds,
        failures,
        ...(result !== "succeeded" && reason !== undefined ? { reason } : {}),
    };
}
