import { isDeepStrictEqual } from "node:util";
import type { DiffValue } from "../../diffs/model/model";
import { pathSteps } from "../../diffs/model/propertyPath";
import { shownValue } from "../changes/shownValue";
import type { Step, StepState } from "../events/events";
import { asRecorded, holdsSecret } from "./asRecorded";

type Shown = Readonly<Record<string, DiffValue>>;

/**
 * The step of a refresh as an update from the recorded to the real inputs. A property that the provider names and whose
 * inputs are equal is compared by its outputs instead. Drift never replaces a resource.
 */
export function driftStep(step: Step): Step {
    const recorded = sidesOf(step.old);
    const real = sidesOf(step.new);
    const told = Object.entries(step.detailedDiff ?? {});
    const named = new Set([...told.map(([path]) => String(pathSteps(path)[0])), ...(step.diffs ?? [])]);
    const olds: Record<string, DiffValue> = { ...recorded.inputs };
    const news = masked(recorded.inputs, real.inputs);
    for (const key of named) {
        // The output of a secret input may not be marked as a secret.
        const isSecret = holdsSecret(olds[key]) || holdsSecret(news[key]);
        if (isSecret || !isDeepStrictEqual(olds[key], news[key])) continue;
        const { [key]: before } = recorded.outputs;
        const { [key]: after } = masked(recorded.outputs, real.outputs);
        if (before !== undefined) olds[key] = before;
        if (after !== undefined) news[key] = after;
        else if (before !== undefined) Reflect.deleteProperty(news, key);
    }
    const detailedDiff = Object.fromEntries(
        told.map(([path, { diffKind }]) => [
            path,
            { diffKind: diffKind.replace(/-replace$/, ""), inputDiff: true },
        ]),
    );
    return {
        ...step,
        old: { ...step.old, inputs: olds },
        new: { ...step.new, inputs: news },
        keys: null,
        detailedDiff: told.length === 0 ? null : detailedDiff,
    };
}

function sidesOf(state: StepState | null | undefined): { readonly inputs: Shown; readonly outputs: Shown } {
    return {
        inputs: shownValue(state?.inputs ?? {}) as Shown,
        outputs: shownValue(state?.outputs ?? {}) as Shown,
    };
}

function masked(recorded: Shown, real: Shown): Record<string, DiffValue> {
    return Object.fromEntries(
        Object.entries(real).map(([key, value]) => [key, asRecorded(recorded[key], value)]),
    );
}
