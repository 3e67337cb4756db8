import { isDeepStrictEqual } from "node:util";
import type { Layer } from "../../../layers/contract";
import { countsOf, hasChanges } from "../../diffs/model/counts";
import { removeLayer } from "../../diffs/store/store";
import { asStored } from "../../engine/storedOutputs";
import type { Interrupted } from "../../engine/repair/types";
import type { ResourceFailure, StackOutputs, UpdateOutcome } from "../../engine/types";
import type { Fingerprinter } from "../plan/fingerprints";
import type { LayerPreview } from "../plan/layerPreview";
import { stackFolder } from "../model/paths";
import type { HeldEnvironment } from "../plan/programSession";
import { readDeployed, recordDeployed, recordGone, type DeployedLayer } from "../model/records";
import { interruptedText } from "../session/repair/repairText";
import type { LayerResult } from "../model/results";

/** A layer's result, with what the layers above read. */
export interface Applied {
    readonly result: LayerResult;
    readonly outputs: StackOutputs;
}

/**
 * Applies one layer as its fresh preview says, and takes it out of the stored diff. A layer without changes is left
 * alone, unless its outputs differ from the deployed ones, which others may read.
 */
export async function applyLayer(
    held: HeldEnvironment,
    fingerprintOf: Fingerprinter,
    fresh: LayerPreview,
    refresh: boolean,
): Promise<Applied> {
    const { listener, paths, signal } = held.request;
    const { name } = held.environment;
    const layer = fresh.layer.name;
    const known = readDeployed(paths, name)[layer];
    // What was changed outside may be as the program has it now: the state learns of that only by an up.
    if (!refresh && fresh.diff.changes.length === 0 && (await hasOutputs(held, fresh))) {
        await recordDone(held, fingerprintOf, fresh, fresh.diff.unchanged, known);
        const counts = countsOf(fresh.diff);
        const result = { layer, result: "unchanged", counts, seconds: fresh.seconds, failures: [] } as const;
        return { result, outputs: fresh.outputs };
    }
    const start = performance.now();
    const unmark = markBegun(held, fresh.layer, known);
    listener({ code: "step-started", step: { layer }, verb: "up", total: fresh.diff.changes.length });
    const session = await held.open();
    const run = session.engine.up(session.programSpec(fresh.layer, fresh.below), {
        ...(fresh.plan === undefined ? {} : { plan: fresh.plan }),
        refresh,
        signal,
        onProgress: (progress) => {
            listener({ code: "step-progress", step: { layer }, progress });
        },
    });
    const outcome = await run.catch(async (error: unknown) => {
        await unmark();
        throw error;
    });
    const { create, update, replace, same } = outcome.counts;
    const resources = create + update + replace + same;
    if (outcome.result === "succeeded") await recordDone(held, fingerprintOf, fresh, resources, known);
    else if (resources > 0) recordDeployed(paths, name, layer, { resources, partial: true });
    else await unmark();
    const result = updateResult(layer, outcome, (performance.now() - start) / 1000);
    listener({ code: "step-finished", step: { layer }, verb: "up", result });
    return { result, outputs: outcome.outputs };
}

/**
 * Notes that a layer is deployed in part, before anything of it is: whoever comes after a run that was killed must not
 * take the layer for missing, least of all a teardown. Returns what takes that back where nothing came of the run.
 */
function markBegun(
    { request, environment, state }: HeldEnvironment,
    layer: Layer,
    known: DeployedLayer | undefined,
): () => Promise<void> {
    const { paths } = request;
    const { name } = environment;
    recordDeployed(paths, name, layer.name, {
        at: known?.at,
        resources: known?.resources ?? 0,
        partial: true,
    });
    return async () => {
        if (known !== undefined) recordDeployed(paths, name, layer.name, known);
        else if ((await state(layer)).outputs === undefined) recordGone(paths, name, layer.name);
    };
}

/** Whether the state has the outputs that the program gives; of secrets, whether it has any. */
async function hasOutputs(held: HeldEnvironment, { layer, outputs }: LayerPreview): Promise<boolean> {
    const { outputs: deployed = {} } = await held.state(layer);
    return isDeepStrictEqual(deployed, asStored(outputs));
}

/** Notes that a layer is as its program says; nothing is written where that is known already. */
async function recordDone(
    held: HeldEnvironment,
    fingerprintOf: Fingerprinter,
    { layer, below, diff }: LayerPreview,
    resources: number,
    known: DeployedLayer | undefined,
): Promise<void> {
    const { paths } = held.request;
    const { name } = held.environment;
    removeLayer(stackFolder(paths, name), layer.name);
    const fingerprint = fingerprintOf(layer, asStored(below), await held.state(layer));
    const isWhole = known !== undefined && known.partial !== true;
    const isKnown = isWhole && known.fingerprint === fingerprint && known.resources === resources;
    const at = isWhole && (isKnown || diff.changes.length === 0) ? known.at : undefined;
    recordDeployed(paths, name, layer.name, { at, resources, fingerprint });
}

/** An up's or destroy's outcome as a row of the result. */
export function updateResult(layer: string, outcome: UpdateOutcome, seconds: number): LayerResult {
    const { counts, pending = [] } = outcome;
    const failures = [...outcome.failures, ...pending.map(pendingFailure)];
    const result = outcome.result === "succeeded" && !hasChanges(counts) ? "unchanged" : outcome.result;
    const reason = result === "cancelled" ? cancelledText(pending) : failures[0]?.text.split("\n")[0];
    return {
        layer,
        result,
        counts,
        seconds,
        failures,
        ...(pending.length > 0 ? { interrupted: true } : {}),
        ...(result !== "succeeded" && result !== "unchanged" && reason !== undefined ? { reason } : {}),
    };
}

function cancelledText(pending: readonly Interrupted[]): string {
    if (pending.length === 0) return "cancelled";
    return `its engine was killed in the middle of ${pending.length === 1 ? "an operation" : `${pending.length} operations`}`;
}

function pendingFailure(pending: Interrupted): ResourceFailure {
    return { urn: pending.urn, text: `${interruptedText(pending)} when the engine was killed.` };
}
