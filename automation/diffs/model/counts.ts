import type { Counts, LayerDiff, Operation } from "./model";
import { operationWords, type Tense } from "./operationWords";

/** All counts zero. */
export const noCounts: Counts = { create: 0, update: 0, replace: 0, delete: 0, same: 0 };

// The engine counts an import as a creation too: it adds a resource to the stack. A read is not counted.
const countedAs: Readonly<Record<Operation, keyof Counts | undefined>> = {
    create: "create",
    update: "update",
    replace: "replace",
    delete: "delete",
    import: "create",
    read: undefined,
};

/** How many resources of a layer are created, updated, replaced, deleted and kept. */
export function countsOf(layer: LayerDiff): Counts {
    const counts = { ...noCounts, same: layer.unchanged };
    for (const { operation } of layer.changes) {
        const counted = countedAs[operation];
        if (counted !== undefined) counts[counted] += 1;
    }
    return counts;
}

/** The sum of several counts. */
export function sumCounts(all: Iterable<Counts>): Counts {
    const sum = { ...noCounts };
    for (const counts of all) {
        for (const key of ["create", "update", "replace", "delete", "same"] as const) sum[key] += counts[key];
    }
    return sum;
}

/** Whether anything is to be done or was done. */
export function hasChanges({ create, update, replace, delete: deleted }: Counts): boolean {
    return create + update + replace + deleted > 0;
}

/** The last line of changes.txt. As with Terraform, a replacement adds one resource and destroys one. */
export function planLine(counts: Counts): string {
    const add = counts.create + counts.replace;
    const destroy = counts.delete + counts.replace;
    return `Plan: ${add} to add, ${counts.update} to change, ${destroy} to destroy.`;
}

/**
 * Counts as a text without zeros: pending `3 to create, 1 to update, 12 unchanged`, done `3 created, …`, outside
 * `1 changed outside, …`. `show` may colour a part.
 */
export function countsText(
    counts: Counts,
    tense: Tense = "pending",
    show: (part: string, key: keyof Counts) => string = (part) => part,
): string {
    const parts = (["create", "update", "replace", "delete"] as const)
        .filter((key) => counts[key] > 0)
        .map((key) => show(`${thousands(counts[key])} ${operationWords[key][tense]}`, key));
    if (parts.length === 0) parts.push(tense === "outside" ? "nothing changed outside" : "no changes");
    if (counts.same > 0) parts.push(show(`${thousands(counts.same)} unchanged`, "same"));
    return parts.join(", ");
}

/** A whole number with commas between thousands, the same in every locale. */
export function thousands(count: number): string {
    return count.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}
