import { rmSync } from "node:fs";
import { CakeError, exitCodes } from "../../system/errors";
import { changesOf } from "../changes/changesOf";
import { withWaits } from "../changes/withWaits";
import { creationsIn, deletionsIn } from "../repair/plannedOperation";
import { previewFailed, stackName } from "../run/engineErrors";
import { mendPlan, newPlanFile } from "../run/planFile";
import type { Engine, PreviewOutcome, RunOptions, StackSpec } from "../types";
import type { StackContext } from "./stackContext";

/** Previews a stack; with `savePlan` also writes an update plan. Throws a `CakeError` if the preview fails or is cancelled. */
export function previewStack(context: StackContext): Engine["preview"] {
    return async (spec, options) => {
        const plan = options.savePlan === true ? newPlanFile(spec.workDir) : undefined;
        try {
            return await preview(context, spec, options, plan);
        } catch (error) {
            if (plan !== undefined) rmSync(plan, { force: true });
            throw error;
        }
    };
}

async function preview(
    { run, planned }: StackContext,
    spec: StackSpec,
    options: RunOptions,
    plan: string | undefined,
): Promise<PreviewOutcome> {
    const { collector, outputs, waits, error } = await run(
        spec,
        spec.program,
        { ...options, isRepeatable: true },
        (stack, common) => stack.preview({ ...common, ...(plan !== undefined && { plan }) }),
    );
    if (error !== undefined && options.signal?.aborted === true) {
        throw new CakeError(`The preview of ${stackName(spec)} was cancelled.`, exitCodes.cancelled);
    }
    if (error !== undefined) throw previewFailed(spec, collector.failures);
    const { steps, counts } = collector;
    if (plan !== undefined) {
        mendPlan(plan);
        planned.set(plan, [...creationsIn(steps), ...deletionsIn(steps)]);
    }
    const waitsOn = [...new Set(Object.values(spec.waitsOn ?? {}))].sort();
    const diff = {
        layer: spec.project,
        confidence: waitsOn.length === 0 ? "exact" : "conditional",
        waitsOn,
        unchanged: counts.same,
        changes: withWaits(changesOf(steps), waits),
    } as const;
    return { diff, outputs, ...(plan !== undefined && { plan }) };
}
