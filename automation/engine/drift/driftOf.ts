import { isNoSuchStack } from "../run/stackRuns";
import type { StackRunner } from "../run/stackRunner";
import type { DriftOutcome, RunOptions, StackSpec } from "../types";
import { driftChanges } from "./driftChanges";
import { DriftEvents } from "./driftEvents";

/**
 * Compares a stack's state with the real world: a refresh that is only previewed. Needs no program; the engine then
 * neither locks the stack nor writes anything to its state.
 */
export async function driftOf(
    { run, redaction }: StackRunner,
    spec: StackSpec,
    options: RunOptions,
): Promise<DriftOutcome> {
    const events = new DriftEvents((progress) => options.onProgress?.(progress));
    const { collector, error } = await run(spec, undefined, options, (stack, { onEvent, signal }) =>
        stack.previewRefresh({
            runProgram: false,
            ...(signal && { signal }),
            onEvent: (event) => {
                events.take(event);
                if (event.diagnosticEvent) onEvent(event);
            },
        }),
    );
    const changes = driftChanges(events.steps, redaction.apply);
    const diff = {
        layer: spec.project,
        confidence: "exact",
        waitsOn: [],
        unchanged: events.compared - changes.length,
        changes,
    } as const;
    if (options.signal?.aborted === true) return { result: "cancelled", diff, failures: [] };
    if (error === undefined || isNoSuchStack(error)) return { result: "succeeded", diff, failures: [] };
    return { result: "failed", diff, failures: collector.failures };
}
