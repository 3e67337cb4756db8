import { CakeError } from "../../system/errors";
import { Environments } from "../session/environments";
import { holdPlace } from "../session/heldPlace";
import { readDeployed } from "../model/records";
import type { RunRequest } from "../session/request";

/** What is needed to read states. */
export type StateLook = Pick<RunRequest, "paths" | "layers" | "signal" | "listener">;

/** The state of an environment cannot be read, so that nobody knows whether it is deployed. */
export class UnreadableState extends CakeError {
    constructor({ message, exitCode, remedy }: CakeError) {
        super(`Nothing of it is recorded, and its state cannot be read: ${message}`, exitCode, remedy);
    }
}

/**
 * The layers of an environment that are in its state but not in deployed.yaml: an up deployed them, but its machine was
 * gone before the record was pushed. Throws an UnreadableState if a state cannot be read.
 */
export async function unrecordedLayers(look: StateLook, environment: string): Promise<readonly string[]> {
    const { paths, layers } = look;
    const recorded = readDeployed(paths, environment);
    const about = new Environments(paths.root).of(environment);
    const request = { ...look, environment: about, cloud: { latency: "none" } } as const;
    const { state } = holdPlace(request, undefined, about.place());
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
