import { makeStateFolder } from "../state/stateFolder";
import type { StackSpec } from "../types";
import { isKnownMissing, isNoSuchStack } from "./missingStack";
import { PulumiExit } from "./pulumiProcess";
import { runStackCommand, stackFailure } from "./stackCommand";

/** Creates an empty stack; an existing one stays as it is. */
export async function createStack(command: string, spec: StackSpec): Promise<void> {
    makeStateFolder(spec.backend);
    try {
        const options = ["--secrets-provider", spec.secretsProvider, "--no-select"];
        await runStackCommand(command, spec, ["stack", "init", spec.stack, ...options]);
    } catch (error) {
        if (error instanceof PulumiExit && error.stderr.includes("already exists")) return;
        throw stackFailure(spec, error);
    }
}

/** Removes an empty stack. Does nothing if it does not exist; throws if it is not empty. */
export async function removeStack(command: string, spec: StackSpec): Promise<void> {
    if (isKnownMissing(spec)) return;
    try {
        await runStackCommand(command, spec, ["stack", "rm", spec.stack, "--yes"]);
    } catch (error) {
        if (!isNoSuchStack(error)) throw stackFailure(spec, error);
    }
}
