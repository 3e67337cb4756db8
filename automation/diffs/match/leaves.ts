import type { DiffValue, PropertyChange } from "../model/model";
import { pathSteps, type PathStep } from "../model/propertyPath";

/** A value without parts, before and after; `undefined` on the side where it does not exist. */
export interface Leaf {
    readonly steps: readonly PathStep[];
    readonly old: DiffValue | undefined;
    readonly new: DiffValue | undefined;
}

/** The steps of a path as the key of a map. */
export function stepsKey(steps: readonly PathStep[]): string {
    return JSON.stringify(steps);
}

/** The leaves of a property, the same for a coarse and a fine notation: `tags: {a: 1}` and `tags.a: 1`. */
export function leavesOf(property: PropertyChange): readonly Leaf[] {
    const leaves: Leaf[] = [];
    split({ steps: pathSteps(property.path), old: property.old, new: property.new }, leaves);
    return leaves;
}

function split(leaf: Leaf, leaves: Leaf[]): void {
    const [old, now] = [partsOf(leaf.old), partsOf(leaf.new)];
    // If one side has parts and the other is a plain value, the parts have no counterparts.
    const isPlain = (side: DiffValue | undefined, parts: unknown): boolean =>
        side !== undefined && parts === undefined;
    if ((old === undefined && now === undefined) || isPlain(leaf.old, old) || isPlain(leaf.new, now)) {
        leaves.push(leaf);
        return;
    }
    for (const key of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
        split({ steps: [...leaf.steps, key], old: old?.get(key), new: now?.get(key) }, leaves);
    }
}

/** The parts of an object or array by their steps; undefined for plain values and for empty objects and arrays. */
function partsOf(value: DiffValue | undefined): ReadonlyMap<PathStep, DiffValue> | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const entries: [PathStep, DiffValue][] = Array.isArray(value)
        ? value.map((member: DiffValue, index) => [index, member])
        : Object.entries(value);
    return entries.length === 0 ? undefined : new Map(entries);
}
