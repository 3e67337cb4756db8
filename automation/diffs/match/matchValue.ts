import { isDeepStrictEqual } from "node:util";
import { changedSecretText, secretText, unknownText, type DiffValue } from "../model/model";

/** Whether a fresh value equals the reviewed one. A reviewed unknown equals any value, also a missing one. */
export function isReviewedValue(stored: DiffValue | undefined, fresh: DiffValue | undefined): boolean {
    if (stored === unknownText) return true;
    // A secret that was to change and stays the same after all is less than was reviewed.
    if (stored === changedSecretText && fresh === secretText) return true;
    if (isParts(stored) && isParts(fresh)) {
        const keys = Object.keys(stored);
        const isSameShape =
            Array.isArray(stored) === Array.isArray(fresh) && keys.length === Object.keys(fresh).length;
        return isSameShape && keys.every((key) => isReviewedValue(stored[key], fresh[key]));
    }
    return isDeepStrictEqual(stored, fresh);
}

function isParts(value: DiffValue | undefined): value is Readonly<Record<string, DiffValue>> {
    return typeof value === "object" && value !== null;
}
