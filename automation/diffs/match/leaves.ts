import type { DiffValue, PropertyChange } from "../model/model";
import { pathSteps, type PathStep } from "../model/propertyPath";

/** One value without parts of its own, before and after; `undefined` where there is none. */
export interface Leaf {
    readonly steps: readonly PathStep[];
    readonly old: DiffValue | undefined;
    readonly new: DiffValue | undefined;
}

/** A path as the key of a map, whatever notation it was written in. */
export function stepsKey(steps: readonly PathStep[]): string {
    return JSON.stringify(steps);
}

/** The parts of a property, however coarsely it was written: `tags: {a: 1}` and `tags.a: 1` give the same. */
export function leavesOf(property: PropertyChange): readonly Leaf[] {
    const leaves: Leaf[] = [];
    split({ steps: pathSteps(property.path), old: property.old, new: property.new }, leaves);
    return leaves;
}

function split(leaf: Leaf, leaves: Leaf[]): void {
    const [old, now] = [partsOf(leaf.old), partsOf(leaf.new)];
    // Where one side is a whole and the other has parts, there is nothing to pair them with.
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

/** The parts of an object or array; none for values that have no parts, among them the empty ones. */
function partsOf(value: DiffValue | undefined): ReadonlyMap<PathStep, DiffValue> | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const entries: [PathStep, DiffValue][] = Array.isArray(value)
        ? value.map((member: DiffValue, index) => [index, member])
        : Object.entries(value);
    return entries.length === 0 ? undefined : new Map(entries);
}
