import { hasSecret, hasUnknown, isList, isMap, reveal } from "../../../model/values";
import {
    type PropertyValue,
    ResourceReference,
    Secret,
    Unknown,
    unknown,
} from "../../../protocol/providerModel";

/** A value together with the URNs of the resources it comes from: what an Output is inside a program. */
export interface Traced {
    readonly value: PropertyValue;
    readonly from: readonly string[];
}

/** Named values that become a resource's inputs; an undefined one is left out. */
export type TracedInputs = Readonly<Record<string, Traced | undefined>>;

/** A value that comes from no resource. */
export function plain(value: PropertyValue): Traced {
    return { value, from: [] };
}

/**
 * A value that an update plan can hold to: the engine compares references of resources strictly, so one without an id
 * yet counts as a change when it gets its id, which a plain unknown does not.
 */
export function plannable(value: PropertyValue): PropertyValue {
    if (value instanceof ResourceReference) return value.id instanceof Unknown ? unknown : value;
    if (value instanceof Secret) return new Secret(plannable(value.value));
    if (isList(value)) return value.map(plannable);
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plannable(item)]));
}

/** A plain value as text; empty for what has none. */
export function asText(value: PropertyValue | undefined): string {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : "";
}

function union(sources: readonly (Traced | undefined)[]): string[] {
    return [...new Set(sources.flatMap((source) => source?.from ?? []))];
}

/** A value computed from others: unknown while one of them is, secret when one of them is. */
export function combine(
    sources: readonly (Traced | undefined)[],
    compute: (...values: (PropertyValue | undefined)[]) => PropertyValue,
): Traced {
    const from = union(sources);
    const isSecret = sources.some((source) => hasSecret(source?.value));
    const value = sources.some((source) => hasUnknown(source?.value))
        ? unknown
        : compute(...sources.map((source) => (source === undefined ? undefined : reveal(source.value))));
    return { value: isSecret ? new Secret(value) : value, from };
}

/** An object of other values, each part as known or unknown as it is. */
export function record(parts: TracedInputs): Traced {
    const given = Object.entries(parts).flatMap(([key, part]) =>
        part === undefined ? [] : ([[key, part]] as const),
    );
    return {
        value: Object.fromEntries(given.map(([key, part]) => [key, part.value])),
        from: union(given.map(([, part]) => part)),
    };
}

/** A list of other values. */
export function list(parts: readonly Traced[]): Traced {
    return { value: parts.map((part) => part.value), from: union(parts) };
}

/** What is found at a path inside a value; null if nothing is there. */
export function at(source: Traced, ...path: readonly (string | number)[]): Traced {
    let value = source.value;
    let isSecret = false;
    for (const step of path) {
        while (value instanceof Secret) {
            isSecret = true;
            value = value.value;
        }
        if (value instanceof Unknown) break;
        const next = isList(value) ? value[Number(step)] : isMap(value) ? value[step] : undefined;
        value = next ?? null;
    }
    return { value: isSecret && !(value instanceof Secret) ? new Secret(value) : value, from: source.from };
}
