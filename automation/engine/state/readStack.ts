import { isKnownMissing } from "../run/missingStack";
import type { DeployedState, ManagedResource, StackOutputs, StackSpec } from "../types";
import { readCheckpoint } from "./checkpoint";
import { deployedOutputs, deployedSecrets, encrypted, type Deployment } from "./deployedOutputs";
import { exportedState, stateInFolder } from "./deployedState";
import { exportDeployment } from "./exportDeployment";
import { managedResources, type StateDeployment } from "./stateRecords";

/**
 * A stack's deployed outputs, secrets decrypted; undefined if the stack does not exist. Outputs without secrets are read
 * from the state file without starting a process. `onSecrets` gets the secrets of the whole state before this returns.
 */
export async function readOutputs(
    command: string,
    spec: StackSpec,
    onSecrets: (values: readonly unknown[]) => void,
): Promise<StackOutputs | undefined> {
    if (isKnownMissing(spec)) return undefined;
    const direct = deploymentInFile(spec);
    const plain = direct === undefined ? encrypted : deployedOutputs(direct);
    if (plain !== encrypted) return plain;
    const deployment = await exportDeployment(command, spec, "--show-secrets");
    if (deployment === undefined) return undefined;
    const outputs = deployedOutputs(deployment);
    if (outputs === encrypted) throw new Error(`secrets of ${spec.stack} were not decrypted`);
    onSecrets(deployedSecrets(deployment));
    return outputs;
}

/** Passes on all secrets in a stack's state. Starts no process if the state file shows that there are none. */
export async function readSecrets(
    command: string,
    spec: StackSpec,
    onSecrets: (values: readonly unknown[]) => void,
): Promise<void> {
    if (isKnownMissing(spec)) return;
    if (readCheckpoint(spec)?.text.includes('"ciphertext"') === false) return;
    const deployment = await exportDeployment(command, spec, "--show-secrets");
    if (deployment !== undefined) onSecrets(deployedSecrets(deployment));
}

/** The deployed state of a stack; starts no process if its state file can be read. */
export async function readState(command: string, spec: StackSpec): Promise<DeployedState> {
    return stateInFolder(spec) ?? exportedState(await exportDeployment(command, spec));
}

/** The resources that a stack manages; starts no process if its state file can be read. */
export async function readResources(command: string, spec: StackSpec): Promise<ManagedResource[]> {
    if (isKnownMissing(spec)) return [];
    const deployment = deploymentInFile(spec) ?? (await exportDeployment(command, spec));
    return managedResources((deployment ?? {}) as StateDeployment);
}

function deploymentInFile(spec: StackSpec): Deployment | undefined {
    const read = readCheckpoint(spec);
    return read === undefined ? undefined : (read.content.checkpoint.latest ?? {});
}
