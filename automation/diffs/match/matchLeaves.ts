import { stepsKey, type Leaf } from "./leaves";
import { isReviewedValue } from "./matchValue";
import { changedSecretText, secretText, unknownText } from "../model/model";
import { isProviderFilled } from "./providerFilled";

/** A value that would be applied and the reviewed value at the same path; at least one of the two exists. */
export type LeafPair =
    | { readonly fresh: Leaf; readonly stored: Leaf | undefined }
    | { readonly fresh: undefined; readonly stored: Leaf };

/** The values that would be applied and were not reviewed. With `conditionalType`, values that its provider fills in are left out. */
export function unreviewedLeaves(
    stored: readonly Leaf[],
    fresh: readonly Leaf[],
    conditionalType: string | undefined,
): readonly LeafPair[] {
    const reviewed = byPlace(stored);
    return fresh
        .filter((leaf) => {
            const same = reviewed.get(stepsKey(leaf.steps));
            if (same !== undefined)
                return !isReviewedValue(same.old, leaf.old) || !isReviewedValue(same.new, leaf.new);
            const mayBeNew =
                conditionalType !== undefined && isProviderFilled(conditionalType, leaf.steps, leaf.new);
            return !mayBeNew && !isCoveredAbove(leaf, reviewed);
        })
        .map((leaf) => ({ fresh: leaf, stored: reviewed.get(stepsKey(leaf.steps)) }));
}

/** The reviewed values that are missing in the fresh diff, so that it would be another change. */
export function missingLeaves(
    stored: readonly Leaf[],
    fresh: readonly Leaf[],
    isNew: boolean,
): readonly LeafPair[] {
    const places = new Set(
        fresh.flatMap(({ steps }) => steps.map((_, index) => stepsKey(steps.slice(0, index + 1)))),
    );
    const whole = byPlace(fresh);
    return stored
        .filter(({ steps, new: value }) => {
            if (value === unknownText || value === changedSecretText || places.has(stepsKey(steps)))
                return false;
            // If the fresh diff has one value for the whole, that one is compared already.
            if (steps.some((_, index) => whole.has(stepsKey(steps.slice(0, index))))) return false;
            return isNew || places.has(stepsKey(steps.slice(0, 1)));
        })
        .map((leaf) => ({ fresh: undefined, stored: leaf }));
}

function byPlace(leaves: readonly Leaf[]): ReadonlyMap<string, Leaf> {
    return new Map(leaves.map((leaf) => [stepsKey(leaf.steps), leaf]));
}

/** Whether an object or array that the value is in was reviewed as an unknown or a secret. */
function isCoveredAbove({ steps, new: value }: Leaf, reviewed: ReadonlyMap<string, Leaf>): boolean {
    for (let length = steps.length - 1; length > 0; length--) {
        const above = reviewed.get(stepsKey(steps.slice(0, length)))?.new;
        if (above === unknownText) return true;
        const isSecret = above === secretText || above === changedSecretText;
        if (isSecret && value !== undefined && isReviewedValue(above, value)) return true;
    }
    return false;
}
