import type { Layer } from "../../layers/contract";
import type { Place } from "../../stacks/load";
import { removeLayer } from "../diffs/store";
import { CakeError, exitCodes } from "../errors";
import { stackFolder } from "./paths";
import { readDeployed, recordDeployed, recordGone, recordLast } from "./records";
import type { LayerResult, RunResult } from "./results";
import type { RunRequest } from "./request";
import { openSession, type Session } from "./session";
import { skipped, untouched, wasCancelled } from "./skipped";
import { updateResult } from "./applyLayer";

/** Whether an environment is protected from destroy, as its settings say. */
export function refuseProtected({ name, settings }: Place): void {
    if (!settings.protected || settings.allowDestroy) return;
    throw new CakeError(
        `${name} is protected (kind ${settings.kind}) and may not be destroyed.`,
        exitCodes.ruleViolated,
        `To allow it, set \`allowDestroy: true\` in stacks/${name}/stack.yaml, then run: npm run destroy -- ${name} --confirm=${name}`,
    );
}

/**
 * Destroys a whole cake, top layer first, from state alone. Stops at the first failure; can be run again at any point.
 * The caller has the user's confirmation.
 */
export async function destroy(request: RunRequest): Promise<RunResult> {
    const start = performance.now();
    const session = await openSession(request, "destroy");
    const { paths } = request;
    const { name } = session.place;
    try {
        refuseProtected(session.place);
        const results: LayerResult[] = [];
        for (const layer of session.request.layers.toReversed()) {
            const stop = results.find((one) => one.result === "failed" || one.result === "cancelled");
            if (stop !== undefined) results.push(skipped(layer.name, stop));
            else if (request.signal.aborted) results.push(wasCancelled(layer.name));
            else results.push(await destroyLayer(session, layer));
        }
        recordLast(paths, name, "destroy", results);
        const failed = results.some((layer) => layer.result === "failed");
        const cancelled = results.some((layer) => layer.result === "cancelled");
        return {
            verb: "destroy",
            environment: name,
            result: failed ? "failed" : cancelled ? "cancelled" : "succeeded",
            layers: results,
            seconds: (performance.now() - start) / 1000,
            next:
                failed || cancelled
                    ? `npm run destroy -- ${name} --confirm=${name}`
                    : `npm run preview -- ${name}`,
        };
    } finally {
        await session.close();
    }
}

async function destroyLayer(session: Session, layer: Layer): Promise<LayerResult> {
    const { listener, paths, signal } = session.request;
    const spec = session.spec(layer);
    const start = performance.now();
    if ((await session.engine.outputs(spec)) === undefined) return untouched(layer.name);
    listener({ code: "layer-started", layer: layer.name, verb: "destroy" });
    const outcome = await session.engine.destroy(spec, {
        signal,
        onProgress: (progress) => {
            listener({ code: "layer-progress", layer: layer.name, progress });
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
    listener({ code: "layer-finished", layer: layer.name, verb: "destroy", result });
    return result;
}
