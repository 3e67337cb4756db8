/** Values of a Helm chart: what a values file holds. */
export type HelmValues = Readonly<Record<string, unknown>>;

/** Whether a value is a map; an output of Pulumi, which is an object too, is not. */
function isMap(value: unknown): value is HelmValues {
    if (typeof value !== "object" || value === null) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}

/**
 * Lays values over others as `helm install --values` does with a second file: maps are merged at any depth, everything
 * else, lists too, replaces what was there. `null` stays: Helm removes the key with it, also if it is one of the chart's
 * own defaults (Helm, "Values Files", "Deleting a default key"). Neither side is changed.
 */
export function mergeValues(under: HelmValues, over: HelmValues): HelmValues {
    const merged = new Map(Object.entries(under));
    for (const [key, above] of Object.entries(over)) {
        const below = merged.get(key);
        merged.set(key, isMap(below) && isMap(above) ? mergeValues(below, above) : above);
    }
    return Object.fromEntries(merged);
}
