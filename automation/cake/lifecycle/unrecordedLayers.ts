import { loadPlace } from "../../../stacks/_settings/load/place";
import { CakeError } from "../../system/errors";
import { holdPlace } from "../session/heldPlace";
import { readDeployed } from "../model/records";
import type { RunRequest } from "../session/request";

/** What a look at states needs. */
export type StateLook = Pick<RunRequest, "paths" | "layers" | "signal" | "listener">;

/** Why it cannot be told whether anything of an environment is there. */
export class UnreadableState extends CakeError {
    constructor({ message, exitCode, remedy }: CakeError) {
        super(`Nothing of it is recorded, and its state cannot be read: ${message}`, exitCode, remedy);
    }
}

/**
 * The layers of an environment that are in its state while nothing is recorded of them: what an up has left whose
 * machine was gone before its records could be pushed. Throws UnreadableState where that cannot be told.
 */
export async function unrecordedLayers(look: StateLook, environment: string): Promise<readonly string[]> {
    const { paths, layers } = look;
    const recorded = readDeployed(paths, environment);
    const request = { ...look, environment, cloud: { latency: "none" } } as const;
    const { state } = holdPlace(request, undefined, loadPlace(paths.root, environment));
    const found: string[] = [];
    for (const layer of layers) {
        if (recorded[layer.name] !== undefined) continue;
        const { outputs } = await state(layer).catch((error: unknown) => {
            throw error instanceof CakeError ? new UnreadableState(error) : error;
        });
        if (outputs !== undefined) found.push(layer.name);
    }
    return found;
}
