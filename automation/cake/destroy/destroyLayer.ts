import type { Layer } from "../../../layers/contract";
import { removeLayer } from "../../diffs/store/store";
import { updateResult } from "../deploy/applyLayer";
import { stackFolder } from "../model/paths";
import { readDeployed, recordDeployed, recordGone } from "../model/records";
import type { LayerResult } from "../model/results";
import type { Session } from "../session/session";
import { untouched } from "../model/skipped";

/** Destroys one layer from state alone; one that has none, as may be known already, is left alone. */
export async function destroyLayer(
    session: Session,
    layer: Layer,
    exists: boolean | undefined,
): Promise<LayerResult> {
    const { listener, paths, signal } = session.request;
    const spec = session.spec(layer);
    const start = performance.now();
    if (!(exists ?? (await session.engine.outputs(spec)) !== undefined)) return untouched(layer.name);
    listener({ code: "step-started", step: { layer: layer.name }, verb: "destroy" });
    const outcome = await session.engine.destroy(spec, {
        signal,
        onProgress: (progress) => {
            listener({ code: "step-progress", step: { layer: layer.name }, progress });
        },
    });
    const { name } = session.place;
    if (outcome.result === "succeeded") {
        recordGone(paths, name, layer.name);
        removeLayer(stackFolder(paths, name), layer.name);
    } else if (outcome.counts.delete > 0) {
        const before = readDeployed(paths, name)[layer.name]?.resources ?? outcome.counts.delete;
        recordDeployed(paths, name, layer.name, {
            resources: before - outcome.counts.delete,
            partial: true,
        });
    }
    const row = updateResult(layer.name, outcome, (performance.now() - start) / 1000);
    const result = row.result === "succeeded" && row.counts.delete === 0 ? untouched(layer.name) : row;
    listener({ code: "step-finished", step: { layer: layer.name }, verb: "destroy", result });
    return result;
}
