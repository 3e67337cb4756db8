import { groupBy } from "../model/groupBy";
import { resourceText } from "../text/layerText";
import { leavesOf, type Leaf } from "./leaves";
import { missingLeaves, unreviewedLeaves, type LeafPair } from "./matchLeaves";
import type { Change, DiffValue, LayerDiff, Operation } from "../model/model";
import { pathText } from "../model/propertyPath";
import { shortText } from "../text/valueText";

/** A part of a fresh diff that the stored diff does not have. */
export interface Mismatch {
    readonly urn: string;
    readonly kind: "change" | "operation" | "resource" | "property";
    /** The path of the property; absent for other kinds. */
    readonly path?: string;
    /** The difference in one line, secrets masked. */
    readonly text: string;
}

/**
 * Compares a fresh diff of a layer with the stored one, and returns what was not reviewed; empty if the fresh diff may be
 * applied.
 *
 * - Every fresh change must be stored, with the same operation on the same physical resource. A stored replacement also
 *   covers an update, as an unknown can look like a replacement until it is known, and the deletion of the resource that
 *   it replaces, which an interrupted replacement leaves to do.
 * - Every fresh property value must be stored. A stored unknown covers any value at its path and below. A secret equals
 *   a secret, but a change of a secret must be stored as such. Old values count: a different one says that somebody
 *   deployed since the review.
 * - A change must be complete: a new resource without one of its reviewed properties, or a list without one of its
 *   reviewed members, is another change. A property of an update may be missing as a whole, and so may an unknown, which
 *   can turn out to have no value.
 * - In a conditional layer, values that the provider fills in by itself may be missing in the stored diff.
 * - Stored changes that are not pending any more were applied already. Reads change nothing.
 */
export function match(stored: LayerDiff, fresh: LayerDiff): readonly Mismatch[] {
    const reviewed = groupBy(stored.changes, ({ urn }) => urn);
    const isConditional = stored.confidence === "conditional";
    return fresh.changes
        .filter(({ operation }) => operation !== "read")
        .flatMap((change) => {
            const candidates = reviewed.get(change.urn)?.map((one) => mismatches(one, change, isConditional));
            if (candidates === undefined)
                return [whole(change, "change", `${change.operation} was not reviewed`)];
            return candidates.reduce((best, other) => (other.length < best.length ? other : best));
        });
}

const covers: Readonly<Partial<Record<Operation, readonly Operation[]>>> = { replace: ["update", "delete"] };

function mismatches(stored: Change, fresh: Change, isConditional: boolean): readonly Mismatch[] {
    const { operation, id } = fresh;
    if (operation !== stored.operation && covers[stored.operation]?.includes(operation) !== true) {
        return [whole(fresh, "operation", `${operation}, but ${stored.operation} was reviewed`)];
    }
    const isOther = stored.id !== undefined && id !== undefined && stored.id !== id;
    if (isOther || (operation === "delete" && stored.id !== id)) {
        return [
            whole(
                fresh,
                "resource",
                `${operation} of ${id ?? "?"}, but that of ${stored.id ?? "?"} was reviewed`,
            ),
        ];
    }
    if (operation === "delete") return [];
    const [reviewed, pending] = [stored.properties.flatMap(leavesOf), fresh.properties.flatMap(leavesOf)];
    return [
        ...unreviewedLeaves(reviewed, pending, isConditional ? fresh.type : undefined),
        ...missingLeaves(reviewed, pending, operation === "create"),
    ].map((pair) => propertyMismatch(fresh, pair));
}

function whole(change: Change, kind: Mismatch["kind"], what: string): Mismatch {
    return { urn: change.urn, kind, text: `${resourceText(change)}: ${what}` };
}

function propertyMismatch(change: Change, { fresh, stored }: LeafPair): Mismatch {
    const path = pathText((fresh ?? stored).steps);
    const reviewed = stored === undefined ? "was not reviewed" : `but ${transition(stored)} was reviewed`;
    const now = fresh === undefined ? "left out" : transition(fresh);
    return {
        urn: change.urn,
        kind: "property",
        path,
        text: `${resourceText(change)}: ${path}: ${now}, ${reviewed}`,
    };
}

function transition({ old, new: now }: Leaf): string {
    const show = (value: DiffValue | undefined): string =>
        value === undefined ? "nothing" : shortText(value);
    return old === undefined ? show(now) : `${show(old)} → ${show(now)}`;
}
