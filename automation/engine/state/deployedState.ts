import { readFileSync } from "node:fs";
import { canonicalJson } from "../../diffs/model/canonicalJson";
import { shortHash } from "../../diffs/store/fingerprint";
import type { DeployedState, StackSpec } from "../types";
import { storableOutputs, type Deployment } from "./deployedOutputs";
import { stateFile, stateFolder } from "./stateFolder";

/** The state of a stack that does not exist, or has no resources. */
const nothingDeployed: DeployedState = { version: "nothing" };

/** A stack's state from its file in a folder backend, without the engine; undefined where only the engine can read it. */
export function stateInFolder(spec: StackSpec): DeployedState | undefined {
    if (stateFolder(spec.backend) === undefined) return undefined;
    const file = stateFile(spec);
    if (file === undefined) return nothingDeployed;
    if (!file.endsWith(".json")) return undefined;
    try {
        const text = readFileSync(file, "utf8");
        // The layout of Pulumi's checkpoints since 2018.
        const state = JSON.parse(text) as {
            version?: number;
            checkpoint?: { latest?: Deployment | null };
        };
        if (state.version !== 3 || state.checkpoint === undefined) return undefined;
        return stateOf(state.checkpoint.latest ?? {}, () => shortHash(text));
    } catch {
        // The engine says what is wrong with it.
        return undefined;
    }
}

/** A stack's state from what `pulumi stack export` gives; undefined stands for a stack that does not exist. */
export function exportedState(deployment: Deployment | undefined): DeployedState {
    return stateOf(deployment ?? {}, () => shortHash(canonicalJson(deployment)));
}

function stateOf(deployment: Deployment, version: () => string): DeployedState {
    const { resources, pending_operations: pending } = deployment;
    if ((resources ?? []).length + (pending ?? []).length === 0) return nothingDeployed;
    return { version: version(), outputs: storableOutputs(deployment) };
}
