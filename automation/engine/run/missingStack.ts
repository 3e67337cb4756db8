import { stateFile, stateFolder } from "../state/stateFolder";
import type { StackSpec } from "../types";
import { PulumiExit } from "./pulumiProcess";

/** Whether an engine run failed because its stack does not exist. */
export function isNoSuchStack(error: unknown): boolean {
    return error instanceof PulumiExit && /no stack named .* found/.test(error.stderr);
}

/** Whether a stack is known not to exist, without asking the engine; false for a backend that is not a folder. */
export function isKnownMissing(spec: StackSpec): boolean {
    return stateFolder(spec.backend) !== undefined && stateFile(spec) === undefined;
}
