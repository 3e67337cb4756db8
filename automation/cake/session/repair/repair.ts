import { CakeError, exitCodes } from "../../../system/errors";
import {
    interruptedLayers,
    pendingTexts,
    refuseUndecided,
    repairLayers,
    type LayerRepaired,
} from "./repairLayers";
import type { RunRequest } from "../request";
import { openSession } from "../session";

/** What a repair found and did, by layer; nothing where nothing was open. */
export interface RepairResult {
    readonly environment: string;
    readonly layers: readonly LayerRepaired[];
    readonly seconds: number;
}

/**
 * Settles what interrupted runs left open on an environment, once that is agreed to. The locks of dead runs and engines
 * go first. Throws where something cannot be decided.
 */
export async function repair(request: RunRequest): Promise<RepairResult> {
    const start = performance.now();
    const session = await openSession(request, "repair");
    const { name } = session.place;
    try {
        const interrupted = await interruptedLayers(session);
        const pending = pendingTexts(interrupted);
        const { agreeToRepair } = request;
        if (pending.length > 0 && agreeToRepair !== undefined && !(await agreeToRepair(pending))) {
            throw new CakeError("Declined; nothing was changed.", exitCodes.cancelled);
        }
        const layers = await repairLayers(session, interrupted);
        refuseUndecided(name, layers);
        return { environment: name, layers, seconds: (performance.now() - start) / 1000 };
    } finally {
        await session.close();
    }
}
