import { groupBy } from "../../diffs/model/groupBy";
import { isNoSuchStack } from "../run/missingStack";
import type { StackRunner } from "../run/stackRunner";
import type { DriftOutcome, ResourceFailure, RunOptions, StackSpec } from "../types";
import { driftChanges } from "./driftChanges";
import { DriftEvents } from "./driftEvents";

/**
 * Compares a stack's state with the real world by the preview of a refresh. Needs no program; the engine neither locks
 * the stack nor writes to its state.
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
    return { result: "failed", diff, failures: eachOnce(collector.failures) };
}

/** Failures, each text once: if a cluster cannot be reached, every object in it fails with the same text. */
function eachOnce(failures: readonly ResourceFailure[]): readonly ResourceFailure[] {
    return [...groupBy(failures, ({ text }) => text).values()].map((alike) => {
        const [first] = alike;
        const count = alike.length;
        return count > 1 ? { urn: "", text: `${first.text}\n(${count} resources say so.)` } : first;
    });
}
