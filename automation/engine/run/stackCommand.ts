import type { StackSpec } from "../types";
import { engineError, unexplained } from "./engineErrors";
import { asError, PulumiExit, runPulumi } from "./pulumiProcess";
import { engineEnvironment } from "./workspace";

/** Runs a `pulumi` command on a stack and returns all of its stdout; throws `PulumiExit`. */
export async function runStackCommand(
    command: string,
    spec: StackSpec,
    args: readonly string[],
): Promise<string> {
    const options = { cwd: spec.workDir, environment: engineEnvironment(spec), wholeOutput: true };
    return runPulumi(command, [...args, "--non-interactive", "--color", "never"], options);
}

/** The error for a failed command on a stack, for people. */
export function stackFailure(spec: StackSpec, error: unknown): Error {
    if (!(error instanceof PulumiExit)) return asError(error);
    return engineError(spec, error.stderr) ?? unexplained(spec, error, (text) => text);
}
