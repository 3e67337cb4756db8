import { canonicalJson } from "../../diffs/model/canonicalJson";
import { shortHash } from "../../diffs/store/fingerprint";
import type { DeployedState, StackSpec } from "../types";
import { storableOutputs, type Deployment } from "./deployedOutputs";
import { isKnownMissing } from "../run/missingStack";
import { readCheckpoint } from "./checkpoint";

/** The state of a stack that does not exist, or has no resources. */
const nothingDeployed: DeployedState = { version: "nothing" };

/** A stack's state from its file in a folder backend; undefined if only the engine can read it. Starts no process. */
export function stateInFolder(spec: StackSpec): DeployedState | undefined {
    if (isKnownMissing(spec)) return nothingDeployed;
    const read = readCheckpoint(spec);
    if (read === undefined) return undefined;
    return stateOf(read.content.checkpoint.latest ?? {}, () => shortHash(read.text));
}

/** A stack's state from its exported deployment; undefined stands for a stack that does not exist. */
export function exportedState(deployment: Deployment | undefined): DeployedState {
    return stateOf(deployment ?? {}, () => shortHash(canonicalJson(deployment)));
}

function stateOf(deployment: Deployment, version: () => string): DeployedState {
    const { resources, pending_operations: pending } = deployment;
    if ((resources ?? []).length + (pending ?? []).length === 0) return nothingDeployed;
    return { version: version(), outputs: storableOutputs(deployment) };
}
