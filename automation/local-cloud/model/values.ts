import {
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
    Unknown,
} from "../protocol/providerModel";

/** Whether a value is an object with keys: not a mark and not a list. */
export function isMap(value: unknown): value is PropertyMap {
    return (
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        !(value instanceof Unknown) &&
        !(value instanceof Secret) &&
        !(value instanceof ResourceReference)
    );
}

/** Whether a value is a list. */
export function isList(value: PropertyValue | undefined): value is readonly PropertyValue[] {
    return Array.isArray(value);
}

function some(value: PropertyValue | undefined, test: (part: PropertyValue) => boolean): boolean {
    if (value === undefined) return false;
    if (test(value)) return true;
    if (value instanceof Secret) return some(value.value, test);
    if (isList(value)) return value.some((item) => some(item, test));
    return isMap(value) && Object.values(value).some((item) => some(item, test));
}

/** Whether a preview does not know some part of a value. A reference is known, though its id may not be. */
export function hasUnknown(value: PropertyValue | undefined): boolean {
    return some(value, (part) => part instanceof Unknown);
}

/** Whether some part of a value is secret. */
export function hasSecret(value: PropertyValue | undefined): boolean {
    return some(value, (part) => part instanceof Secret);
}

/** A value without the marks of its secret parts. */
export function reveal(value: PropertyValue): PropertyValue {
    if (value instanceof Secret) return reveal(value.value);
    if (isList(value)) return value.map(reveal);
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reveal(item)]));
}

/** A value as comparisons take it: without a mark of its own as a secret, and absent if it is null. */
export function comparable(value: PropertyValue | undefined): PropertyValue | undefined {
    return value instanceof Secret ? comparable(value.value) : (value ?? undefined);
}
