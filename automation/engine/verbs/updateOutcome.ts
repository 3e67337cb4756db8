import { consequence } from "../events/eventCollector";
import { interruptedOn } from "../repair/repairStack";
import { PulumiExit } from "../run/pulumiProcess";
import type { StackRun } from "../run/stackRunner";
import type { RunOptions, StackSpec, UpdateOutcome } from "../types";

/** Whether the engine of a run was killed by a signal. */
export function wasKilled({ error }: Pick<StackRun, "error">): boolean {
    return error instanceof PulumiExit && typeof error.code === "string";
}

/** The outcome of an up or destroy; for a killed engine with the pending operations of the stack's state. */
export async function updateOutcome(
    command: string,
    spec: StackSpec,
    run: StackRun,
    options: RunOptions,
): Promise<UpdateOutcome> {
    const outcome = withoutPending(run, options);
    if (outcome.result === "succeeded" || !wasKilled(run)) return outcome;
    const interrupted = await interruptedOn(command, spec);
    return { ...outcome, pending: interrupted.filter(({ isPending }) => isPending) };
}

function withoutPending({ collector, outputs, error }: StackRun, { signal }: RunOptions): UpdateOutcome {
    const { counts } = collector;
    // An engine that is cancelled among its deletions ends as if it had performed them all.
    const isCancelled = signal?.aborted === true;
    if (error === undefined && !isCancelled) return { result: "succeeded", counts, outputs, failures: [] };
    const result = isCancelled ? "cancelled" : "failed";
    const failures = collector.failures.filter(({ text }) => result === "failed" || !consequence.test(text));
    return { result, counts, outputs, failures };
}
