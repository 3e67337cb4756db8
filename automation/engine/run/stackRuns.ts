import { readFileSync } from "node:fs";
import type { DeployedState, ManagedResource, StackOutputs, StackSpec } from "../types";
import { deployedOutputs, deployedSecrets, encrypted, type Deployment } from "../state/deployedOutputs";
import { exportedState, stateInFolder } from "../state/deployedState";
import { engineError, unexplained } from "./engineErrors";
import { asError, PulumiExit, runPulumi } from "./pulumiProcess";
import { makeStateFolder, stateFile, stateFolder } from "../state/stateFolder";
import {
    managedResources,
    withoutRecords,
    withPrivateFile,
    type StateDeployment,
} from "../state/stateRecords";
import { engineEnvironment } from "./workspace";

/** Whether an engine run failed because its stack does not exist. */
export function isNoSuchStack(error: unknown): boolean {
    return error instanceof PulumiExit && /no stack named .* found/.test(error.stderr);
}

async function run(command: string, spec: StackSpec, args: readonly string[]): Promise<string> {
    const options = { cwd: spec.workDir, environment: engineEnvironment(spec), wholeOutput: true };
    return runPulumi(command, [...args, "--non-interactive", "--color", "never"], options);
}

/** Creates an empty stack; one that is there already is left alone. */
export async function createStack(command: string, spec: StackSpec): Promise<void> {
    makeStateFolder(spec.backend);
    try {
        const options = ["--secrets-provider", spec.secretsProvider, "--no-select"];
        await run(command, spec, ["stack", "init", spec.stack, ...options]);
    } catch (error) {
        if (error instanceof PulumiExit && error.stderr.includes("already exists")) return;
        throw failure(spec, error);
    }
}

/** Removes an empty stack; one that is not there is left alone, one that is not empty is an error. */
export async function removeStack(command: string, spec: StackSpec): Promise<void> {
    if (isKnownMissing(spec)) return;
    try {
        await run(command, spec, ["stack", "rm", spec.stack, "--yes"]);
    } catch (error) {
        if (!isNoSuchStack(error)) throw failure(spec, error);
    }
}

/** Whether a stack is known not to exist, without asking the engine; false for a backend that is not a folder. */
export function isKnownMissing(spec: StackSpec): boolean {
    return stateFolder(spec.backend) !== undefined && stateFile(spec) === undefined;
}

/** A stack's deployment; undefined where the stack does not exist. */
async function exportDeployment(
    command: string,
    spec: StackSpec,
    ...options: readonly "--show-secrets"[]
): Promise<Deployment | undefined> {
    try {
        const args = ["stack", "export", "--stack", spec.stack, ...options];
        return (JSON.parse(await run(command, spec, args)) as { deployment: Deployment }).deployment;
    } catch (error) {
        if (isNoSuchStack(error)) return undefined;
        throw failure(spec, error);
    }
}

/**
 * A stack's deployed outputs, secrets decrypted; undefined where the stack does not exist.
 * Without secrets they are read from the state folder as they are, which spares a process.
 */
export async function readOutputs(
    command: string,
    spec: StackSpec,
    onSecrets: (values: readonly unknown[]) => void,
): Promise<StackOutputs | undefined> {
    if (isKnownMissing(spec)) return undefined;
    const file = stateFile(spec);
    const direct = file?.endsWith(".json") === true ? outputsInFile(file) : undefined;
    if (direct !== undefined) return direct;
    const deployment = await exportDeployment(command, spec, "--show-secrets");
    if (deployment === undefined) return undefined;
    const outputs = deployedOutputs(deployment);
    if (outputs === encrypted) throw new Error(`secrets of ${spec.stack} were not decrypted`);
    onSecrets(deployedSecrets(deployment));
    return outputs;
}

/** Tells all secrets that a stack's state holds. Starts no process where its file shows that there are none. */
export async function readSecrets(
    command: string,
    spec: StackSpec,
    onSecrets: (values: readonly unknown[]) => void,
): Promise<void> {
    if (isKnownMissing(spec)) return;
    const file = stateFile(spec);
    if (file?.endsWith(".json") === true && !readFileSync(file).includes('"ciphertext"')) return;
    const deployment = await exportDeployment(command, spec, "--show-secrets");
    if (deployment !== undefined) onSecrets(deployedSecrets(deployment));
}

/** What is deployed of a stack; without a process where its state is a readable file. */
export async function readState(command: string, spec: StackSpec): Promise<DeployedState> {
    return stateInFolder(spec) ?? exportedState(await exportDeployment(command, spec));
}

/** What a stack manages; without a process where its state is a readable file. */
export async function readResources(command: string, spec: StackSpec): Promise<ManagedResource[]> {
    if (isKnownMissing(spec)) return [];
    const file = stateFile(spec);
    const direct = file?.endsWith(".json") === true ? deploymentInFile(file) : undefined;
    const deployment = direct ?? (await exportDeployment(command, spec));
    return managedResources((deployment ?? {}) as StateDeployment);
}

/** Drops records of some types from a stack's state, and says how many; what they stand for is not touched. */
export async function forgetRecords(
    command: string,
    spec: StackSpec,
    isForgotten: (type: string) => boolean,
): Promise<number> {
    if (isKnownMissing(spec)) return 0;
    let exported: { deployment?: StateDeployment };
    try {
        exported = JSON.parse(
            await run(command, spec, ["stack", "export", "--stack", spec.stack]),
        ) as typeof exported;
    } catch (error) {
        if (isNoSuchStack(error)) return 0;
        throw failure(spec, error);
    }
    const { deployment = {} } = exported;
    const left = withoutRecords(deployment, isForgotten);
    const count = (deployment.resources ?? []).length - (left.resources ?? []).length;
    if (count === 0) return 0;
    await withPrivateFile(JSON.stringify({ ...exported, deployment: left }), async (file) => {
        try {
            await run(command, spec, ["stack", "import", "--stack", spec.stack, "--file", file]);
        } catch (error) {
            throw failure(spec, error);
        }
    });
    return count;
}

/** The layout of Pulumi's checkpoints since 2018; anything else is left to the engine, errors included. */
function deploymentInFile(file: string): Deployment | undefined {
    try {
        const state = JSON.parse(readFileSync(file, "utf8")) as {
            version?: number;
            checkpoint?: { latest?: Deployment | null };
        };
        return state.version === 3 && state.checkpoint !== undefined
            ? (state.checkpoint.latest ?? {})
            : undefined;
    } catch {
        return undefined;
    }
}

function outputsInFile(file: string): StackOutputs | undefined {
    const deployment = deploymentInFile(file);
    if (deployment === undefined) return undefined;
    const outputs = deployedOutputs(deployment);
    return outputs === encrypted ? undefined : outputs;
}

function failure(spec: StackSpec, error: unknown): Error {
    if (!(error instanceof PulumiExit)) return asError(error);
    return engineError(spec, error.stderr) ?? unexplained(spec, error, (text) => text);
}
