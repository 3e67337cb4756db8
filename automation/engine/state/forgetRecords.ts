import { isKnownMissing, isNoSuchStack } from "../run/missingStack";
import { runStackCommand, stackFailure } from "../run/stackCommand";
import type { StackSpec } from "../types";
import { withoutRecords, withPrivateFile, type StateDeployment } from "./stateRecords";

/** Drops the records of some types from a stack's state, and returns how many. The resources themselves stay as they are. */
export async function forgetRecords(
    command: string,
    spec: StackSpec,
    isForgotten: (type: string) => boolean,
): Promise<number> {
    if (isKnownMissing(spec)) return 0;
    let exported: { deployment?: StateDeployment };
    try {
        const text = await runStackCommand(command, spec, ["stack", "export", "--stack", spec.stack]);
        exported = JSON.parse(text) as typeof exported;
    } catch (error) {
        if (isNoSuchStack(error)) return 0;
        throw stackFailure(spec, error);
    }
    const { deployment = {} } = exported;
    const left = withoutRecords(deployment, isForgotten);
    const count = (deployment.resources ?? []).length - (left.resources ?? []).length;
    if (count === 0) return 0;
    await withPrivateFile(JSON.stringify({ ...exported, deployment: left }), async (file) => {
        try {
            await runStackCommand(command, spec, ["stack", "import", "--stack", spec.stack, "--file", file]);
        } catch (error) {
            throw stackFailure(spec, error);
        }
    });
    return count;
}
