import { resourceText } from "../../../diffs/text/layerText";
import { urnParts } from "../../../diffs/model/urn";
import type { Layer } from "../../../../layers/contract";
import type { Place } from "../../../../stacks/_settings/load/place";
import { partitionOf } from "../../../../layers/partition";
import type { Interrupted, Repaired } from "../../../engine/repair/types";
import type { Engine, StackSpec } from "../../../engine/types";
import { CakeError, exitCodes } from "../../../system/errors";
import type { Cloud } from "../cloud";
import type { RunRequest } from "../request";
import { interruptedText, repairedText } from "./repairText";

/** What is interrupted on a layer. */
export interface LayerInterrupted {
    readonly layer: Layer;
    readonly operations: readonly Interrupted[];
}

/** The result of a repair of a layer. */
export interface LayerRepaired {
    readonly layer: string;
    readonly operations: readonly Repaired[];
}

/** What a repair needs of an environment that is open. */
export interface Repairable {
    readonly request: RunRequest;
    readonly place: Place;
    readonly engine: Engine;
    readonly cloud: Cloud;
    /** What the engine needs to work on a layer's state. */
    readonly spec: (layer: Layer) => StackSpec;
}

/** What earlier runs, that were killed or lost an answer, left open on the layers of an environment. */
export async function interruptedLayers({
    request,
    engine,
    spec,
}: Pick<Repairable, "request" | "engine" | "spec">): Promise<readonly LayerInterrupted[]> {
    const all = await Promise.all(
        request.layers.map(async (layer) => ({ layer, operations: await engine.interrupted(spec(layer)) })),
    );
    return all.filter(({ operations }) => operations.length > 0);
}

/** What the states say was under way, in words: what somebody has to agree to before it is settled. */
export function pendingTexts(interrupted: readonly LayerInterrupted[]): readonly string[] {
    return interrupted.flatMap(({ layer, operations }) =>
        operations
            .filter(({ isPending }) => isPending)
            .map((one) => `${layer.name}: ${interruptedText(one)}`),
    );
}

/** Settles what is interrupted, bottom first, and gives a notice for each resource of which something is known now. */
export async function repairLayers(
    { request, place, engine, cloud, spec }: Repairable,
    interrupted: readonly LayerInterrupted[],
): Promise<readonly LayerRepaired[]> {
    const { tagLookup } = await import("./lookup");
    const { account, region } = place.settings;
    const repaired: LayerRepaired[] = [];
    const waiting = new Set<string>();
    for (const { layer, operations: open } of interrupted) {
        if (open.some(isEnding)) {
            const text = `${layer.name}: an earlier deletion was not seen to end; looking for what is left.`;
            request.listener({ code: "notice", text });
        }
        const operations = await engine.repair(spec(layer), {
            where: { account, partition: partitionOf(region) },
            lookup: tagLookup(cloud.aws, request.signal),
            signal: request.signal,
            onWait: (urn) => {
                if (waiting.has(urn)) return;
                waiting.add(urn);
                const text = `${layer.name}: AWS is still at work on ${resourceText(urnParts(urn))}; waiting for it.`;
                request.listener({ code: "notice", text });
            },
        });
        repaired.push({ layer: layer.name, operations });
        for (const one of operations) {
            // Of what was only about to be created, and was not, there is nothing to say.
            if (!one.isPending && one.doing === "creating" && one.result === "cleared") continue;
            request.listener({ code: "notice", text: `${layer.name}: ${repairedText(one)}` });
        }
    }
    return repaired;
}

/** Whether an operation is a deletion that perhaps was done: another destroy finds that out by itself. */
function isEnding({ doing, isPending }: Interrupted): boolean {
    return doing === "deleting" && !isPending;
}

/**
 * Settles what earlier runs left open before this one begins: where somebody can be asked, once that is agreed to. An up
 * does not go on while something is undecided, as it would create it a second time.
 */
export async function repairFirst(session: Repairable, verb: string): Promise<void> {
    const interrupted = (await interruptedLayers(session)).filter(
        ({ operations }) => verb !== "destroy" || !operations.every(isEnding),
    );
    const pending = pendingTexts(interrupted);
    if (interrupted.length === 0) return;
    const { request, place } = session;
    if (
        pending.length > 0 &&
        request.agreeToRepair !== undefined &&
        !(await request.agreeToRepair(pending))
    ) {
        if (verb !== "up") return;
        throw new CakeError(
            `An earlier run on ${place.name} was interrupted, and is not repaired; nothing was changed.`,
            exitCodes.cancelled,
            `To look and to repair: npm run repair -- ${place.name}`,
        );
    }
    const repaired = await repairLayers(session, interrupted);
    if (verb === "up") refuseUndecided(place.name, repaired);
}

/** Refuses to go on while it cannot be decided whether something exists, with the commands that settle it. */
export function refuseUndecided(environment: string, repaired: readonly LayerRepaired[]): void {
    const open = repaired.flatMap(({ layer, operations }) =>
        operations.filter(({ result }) => result === "undecided").map((one) => ({ layer, one })),
    );
    if (open.length === 0) return;
    const lines = open.map(({ layer, one }) => {
        const [exists, not] = one.commands ?? [];
        return [
            `  ${layer}: ${repairedText(one)}`,
            ...(exists === undefined ? [] : [`    if it does: ${exists}`]),
            ...(not === undefined ? [] : [`    if not:     ${not}`]),
        ].join("\n");
    });
    throw new CakeError(
        [
            `An earlier run on ${environment} was interrupted, and not all of it could be repaired:`,
            ...lines,
        ].join("\n"),
        exitCodes.error,
        `Then run the command again, or look again: npm run repair -- ${environment}`,
    );
}
