import type { Place } from "../../../stacks/_settings/load/place";
import { CakeError, exitCodes } from "../../system/errors";
import { recordBare } from "../leftovers/bare";
import { deployedPlace, type DeployedPlace } from "../leftovers/deployedPlace";
import { destroyLayer } from "./destroyLayer";
import { drainCluster, loadDrain } from "./drainCluster";
import { drainTimeoutOf } from "./drainTimeout";
import { recordLast } from "../model/records";
import type { DrainResult, LayerResult, RunResult, RunStep } from "../model/results";
import type { RunRequest } from "../session/request";
import { openSession, type Session } from "../session/session";
import { skipped, wasCancelled } from "../model/skipped";
import { loadSweep, sweepLeftovers } from "../leftovers/sweepLeftovers";
import { Swept } from "../leftovers/swept";

/** What can be chosen about a destroy. */
export interface DestroyRequest extends RunRequest {
    /** Leave what is in the cluster to the sweep. */
    readonly skipDrain?: boolean;
    /** Milliseconds for the drain; the settings say where it is left out. */
    readonly drainTimeout?: number;
}

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
 * Destroys a whole cake from state alone: drains the cluster of what the engine knows nothing of, destroys the layers,
 * top first, sweeps what is left behind before the bottom layer that it would block, and proves in the end that
 * nothing is left. Stops at the first failure; can be run again at any point. The caller has the user's confirmation.
 */
export async function destroy(request: DestroyRequest): Promise<RunResult> {
    const start = performance.now();
    if (request.skipDrain !== true) loadDrain();
    const session = await openSession(request, "destroy");
    try {
        refuseProtected(session.place);
        const result = await destroyOpened(session, request);
        return { ...result, seconds: (performance.now() - start) / 1000 };
    } finally {
        await session.close();
    }
}

async function destroyOpened(session: Session, request: DestroyRequest): Promise<Omit<RunResult, "seconds">> {
    const { paths } = request;
    const { name, settings } = session.place;
    const deployed = await deployedPlace(session);
    const timeout = drainTimeoutOf(request.drainTimeout, settings.drainTimeout);
    const drained = await drainCluster(session, deployed, timeout, request.skipDrain === true);
    const swept = new Swept(request);
    const layers = await destroyLayers(session, deployed, drained, swept);
    recordLast(paths, name, "destroy", layers);
    const isGone = layers.every(({ result }) => result === "succeeded" || result === "unchanged");
    const sweep = await proof(session, deployed, swept, [drained, ...layers]);
    if (isGone && sweep.result !== "failed" && sweep.result !== "cancelled") recordBare(paths, name);
    const rows = [drained, ...layers, sweep];
    const failed = rows.some(({ result }) => result === "failed");
    const cancelled = rows.some(({ result }) => result === "cancelled");
    const wasKilled = layers.some(({ interrupted }) => interrupted === true);
    const again = wasKilled ? `npm run repair -- ${name}` : `npm run destroy -- ${name} --confirm=${name}`;
    return {
        verb: "destroy",
        environment: name,
        result: failed ? "failed" : cancelled ? "cancelled" : "succeeded",
        layers,
        drained,
        swept: sweep,
        next: failed || cancelled ? again : `npm run preview -- ${name}`,
    };
}

/** Whether a row keeps the next ones from being worked on. */
function stops({ result }: RunStep): boolean {
    return result === "failed" || result === "cancelled";
}

async function destroyLayers(
    session: Session,
    deployed: DeployedPlace,
    drained: DrainResult,
    swept: Swept,
): Promise<LayerResult[]> {
    const { layers, signal } = session.request;
    const rows: LayerResult[] = [];
    for (const [height, layer] of [...layers.entries()].reverse()) {
        const stop = [drained, ...rows].find(stops);
        if (stop !== undefined) rows.push(skipped(layer.name, stop));
        else if (signal.aborted) rows.push(wasCancelled(layer.name));
        else {
            // The engine is at work meanwhile.
            if (height === 1) loadSweep();
            // What is left behind when the cluster is gone would keep the VPC from going.
            if (height === 0) await sweepLeftovers(session, deployed, session.place.settings.sweep, swept);
            rows.push(await destroyLayer(session, layer, deployed.exists[layer.name]));
        }
    }
    return rows;
}

/** The last look at AWS: nothing may be left. Where a layer stopped it, only what was found before is told. */
async function proof(
    session: Session,
    deployed: DeployedPlace,
    swept: Swept,
    rows: readonly RunStep[],
): Promise<ReturnType<Swept["row"]>> {
    const stop = rows.find(stops);
    const { signal } = session.request;
    if (stop !== undefined || signal.aborted) {
        return swept.notProven(stop);
    }
    await sweepLeftovers(session, deployed, session.place.settings.sweep, swept);
    return swept.row();
}
