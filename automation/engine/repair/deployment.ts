import { CakeError, exitCodes } from "../../system/errors";
import { writeAtomically } from "../../system/atomicFile";
import { isKnownMissing } from "../run/missingStack";
import { PulumiExit } from "../run/pulumiProcess";
import { runStackCommand } from "../run/stackCommand";
import { readCheckpoint } from "../state/checkpoint";
import { withPrivateFile, type StateResource } from "../state/stateRecords";
import type { StackSpec } from "../types";
import type { Doing } from "./types";

/** A resource of a deployment with all of its members. */
export interface WholeResource extends StateResource {
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly provider?: string;
    readonly delete?: boolean;
}

/** A deployment with all of its members, so that nothing is lost when it is written again. */
export interface WholeDeployment {
    readonly resources?: readonly WholeResource[] | null;
    readonly pending_operations?:
        readonly { readonly resource: WholeResource; readonly type: Doing }[] | null;
    readonly [other: string]: unknown;
}

/** A stack's deployment, secrets encrypted; empty if the stack does not exist. Starts no process if its state file can be read. */
export async function readDeployment(command: string, spec: StackSpec): Promise<WholeDeployment> {
    if (isKnownMissing(spec)) return {};
    const direct = readCheckpoint(spec);
    if (direct !== undefined) return direct.content.checkpoint.latest ?? {};
    try {
        const text = await runStackCommand(command, spec, ["stack", "export", "--stack", spec.stack]);
        return (JSON.parse(text) as { deployment: WholeDeployment }).deployment;
    } catch (error) {
        // Whoever needs the state reports any other failure.
        if (error instanceof PulumiExit) return {};
        throw error;
    }
}

/** Whether pending operations can be written to a stack's state: the engine's own import drops them. */
export function keepsPending(spec: StackSpec): boolean {
    return readCheckpoint(spec) !== undefined;
}

/** Writes a stack's deployment. The caller must hold the environment's lock, and no engine may work on the stack. */
export async function writeDeployment(
    command: string,
    spec: StackSpec,
    deployment: WholeDeployment,
): Promise<void> {
    if ((deployment.pending_operations ?? []).length > 0) {
        const direct = readCheckpoint(spec);
        if (direct === undefined) throw new Error("pending operations cannot be written to this backend");
        const { file, content } = direct;
        const checkpoint = { ...content.checkpoint, latest: deployment };
        writeAtomically(file, JSON.stringify({ ...content, checkpoint }, undefined, 4), 0o600);
        return;
    }
    await withPrivateFile(JSON.stringify({ version: 3, deployment }), (file) =>
        runStackCommand(command, spec, ["stack", "import", "--stack", spec.stack, "--file", file]),
    ).catch((error: unknown) => {
        if (!(error instanceof PulumiExit)) throw error;
        const words = error.stderr.trim().replace(/^error: /, "");
        throw new CakeError(
            `The engine does not accept the repaired state of ${spec.stack}/${spec.project}: ${words}`,
            exitCodes.error,
            `Nothing was changed. See what is pending: pulumi stack export --stack ${spec.stack}, in ${spec.workDir} with PULUMI_BACKEND_URL=${spec.backend}`,
        );
    });
}
