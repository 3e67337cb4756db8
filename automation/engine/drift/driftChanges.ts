import {
    changedSecretText,
    secretText,
    type Change,
    type DiffValue,
    type PropertyChange,
} from "../../diffs/model/model";
import { changesOf } from "../changes/changesOf";
import type { Step } from "../events/events";
import { driftStep } from "./driftStep";

/**
 * The changes that others made, from the results of a refresh, sorted by URN: `old` values are recorded, `new` ones are
 * real. A resource whose outputs alone differ, without a word of its provider, has not drifted: the provider computes
 * them, or the stack only reads the object. `redact` removes known secrets from texts.
 */
export function driftChanges(steps: readonly Step[], redact: (text: string) => string): readonly Change[] {
    const prepared = steps.map((step) => (step.op === "update" ? driftStep(step) : step));
    return changesOf(prepared)
        .map((change) => ({
            ...change,
            properties: change.properties.map((property) => redacted(property, redact)),
        }))
        .filter(({ operation, properties }) => operation === "delete" || properties.length > 0);
}

function redacted(property: PropertyChange, redact: (text: string) => string): PropertyChange {
    const { old, new: real } = property;
    return {
        ...property,
        ...(old !== undefined && { old: redactedValue(old, redact) }),
        ...(real !== undefined && { new: redactedValue(real, redact) }),
    };
}

function redactedValue(value: DiffValue, redact: (text: string) => string): DiffValue {
    if (typeof value === "string") {
        return value === secretText || value === changedSecretText ? value : redact(value);
    }
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item: DiffValue) => redactedValue(item, redact));
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, redactedValue(part, redact)]));
}
