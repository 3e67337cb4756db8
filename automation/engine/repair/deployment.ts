import { readFileSync } from "node:fs";
import { CakeError, exitCodes } from "../../system/errors";
import { writeAtomically } from "../../system/files";
import { PulumiExit, runPulumi } from "../run/pulumiProcess";
import { isKnownMissing, isNoSuchStack } from "../run/stackRuns";
import { stateFile } from "../state/stateFolder";
import { withPrivateFile, type StateResource } from "../state/stateRecords";
import { engineEnvironment } from "../run/workspace";
import type { StackSpec } from "../types";
import type { Doing } from "./types";

/** A resource of a deployment that is moved as a whole. */
export interface WholeResource extends StateResource {
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly provider?: string;
    readonly delete?: boolean;
}

/** A deployment of which nothing is lost when it is written again. */
export interface WholeDeployment {
    readonly resources?: readonly WholeResource[] | null;
    readonly pending_operations?:
        readonly { readonly resource: WholeResource; readonly type: Doing }[] | null;
    readonly [other: string]: unknown;
}

interface Checkpoint {
    readonly version: number;
    readonly checkpoint: { readonly latest?: WholeDeployment | null; readonly [other: string]: unknown };
}

/** A stack's file in a state folder, in the layout of Pulumi's checkpoints since 2018; undefined where it is none. */
export function readCheckpoint(spec: StackSpec): { file: string; whole: Checkpoint } | undefined {
    const file = stateFile(spec);
    if (file?.endsWith(".json") !== true) return undefined;
    try {
        const whole = JSON.parse(readFileSync(file, "utf8")) as Partial<Checkpoint>;
        if (whole.version !== 3 || whole.checkpoint === undefined) return undefined;
        return { file, whole: { version: 3, checkpoint: whole.checkpoint } };
    } catch {
        // The engine says what is wrong with it.
        return undefined;
    }
}

/** A stack's deployment, secrets encrypted; empty where the stack does not exist. Starts a process only where it must. */
export async function readDeployment(command: string, spec: StackSpec): Promise<WholeDeployment> {
    if (isKnownMissing(spec)) return {};
    const direct = readCheckpoint(spec);
    if (direct !== undefined) return direct.whole.checkpoint.latest ?? {};
    try {
        const args = ["stack", "export", "--stack", spec.stack, "--non-interactive"];
        const options = { cwd: spec.workDir, environment: engineEnvironment(spec), wholeOutput: true };
        return (JSON.parse(await runPulumi(command, args, options)) as { deployment: WholeDeployment })
            .deployment;
    } catch (error) {
        // Whatever else is wrong is told by whoever needs the state.
        if (isNoSuchStack(error) || error instanceof PulumiExit) return {};
        throw error;
    }
}

/** Whether a deployment that still has pending operations can be written: the engine's own import drops them all. */
export function keepsPending(spec: StackSpec): boolean {
    return readCheckpoint(spec) !== undefined;
}

/** Writes a stack's deployment; only for who has the environment's lock, and while no engine works on the stack. */
export async function writeDeployment(
    command: string,
    spec: StackSpec,
    deployment: WholeDeployment,
): Promise<void> {
    if ((deployment.pending_operations ?? []).length > 0) {
        const direct = readCheckpoint(spec);
        if (direct === undefined) throw new Error("pending operations cannot be written to this backend");
        const { file, whole } = direct;
        const checkpoint = { ...whole.checkpoint, latest: deployment };
        writeAtomically(file, JSON.stringify({ ...whole, checkpoint }, undefined, 4), 0o600);
        return;
    }
    await withPrivateFile(JSON.stringify({ version: 3, deployment }), (file) =>
        runPulumi(
            command,
            [
                "stack",
                "import",
                "--stack",
                spec.stack,
                "--file",
                file,
                "--non-interactive",
                "--color",
                "never",
            ],
            { cwd: spec.workDir, environment: engineEnvironment(spec) },
        ),
    ).catch((error: unknown) => {
        if (!(error instanceof PulumiExit)) throw error;
        const words = error.stderr.trim().replace(/^error: /, "");
        throw new CakeError(
            `The engine does not take the repaired state of ${spec.stack}/${spec.project}: ${words}`,
            exitCodes.error,
            `Nothing was changed. See what is pending: pulumi stack export --stack ${spec.stack}, in ${spec.workDir} with PULUMI_BACKEND_URL=${spec.backend}`,
        );
    });
}
