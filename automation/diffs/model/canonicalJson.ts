/** A value whose objects have sorted keys, without members that are undefined. */
export function sortKeys(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(sortKeys);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    entries.sort(([one], [other]) => compareTexts(one, other));
    // `fromEntries` defines members, so a key `__proto__` stays a key.
    return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)]));
}

/** JSON text that is the same for equal values, whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
    return value === undefined ? "null" : JSON.stringify(sortKeys(value));
}

/** Compares texts by code units for sorting: the order is the same on every machine, unlike that of a locale. */
export function compareTexts(one: string, other: string): number {
    return one < other ? -1 : one > other ? 1 : 0;
}
