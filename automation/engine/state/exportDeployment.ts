import { isNoSuchStack } from "../run/missingStack";
import { runStackCommand, stackFailure } from "../run/stackCommand";
import type { StackSpec } from "../types";
import type { Deployment } from "./deployedOutputs";

/** A stack's deployment from `pulumi stack export`; undefined if the stack does not exist. */
export async function exportDeployment(
    command: string,
    spec: StackSpec,
    ...options: readonly "--show-secrets"[]
): Promise<Deployment | undefined> {
    try {
        const args = ["stack", "export", "--stack", spec.stack, ...options];
        const text = await runStackCommand(command, spec, args);
        return (JSON.parse(text) as { deployment: Deployment }).deployment;
    } catch (error) {
        if (isNoSuchStack(error)) return undefined;
        throw stackFailure(spec, error);
    }
}
