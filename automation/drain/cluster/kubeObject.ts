/** A reference to the owner of an object, with which the object is deleted. */
export interface OwnerReference {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly uid: string;
    readonly controller?: boolean;
}

/** The part of a Kubernetes object that a drain reads. */
export interface KubeObject {
    readonly metadata: {
        readonly name: string;
        readonly namespace?: string;
        readonly uid: string;
        readonly labels?: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
        readonly finalizers?: readonly string[];
        readonly ownerReferences?: readonly OwnerReference[];
        readonly deletionTimestamp?: string;
    };
    readonly spec?: unknown;
    readonly status?: unknown;
}

/** The value at a path in a value of unknown shape; undefined if there is no such path. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
    return path.reduce<unknown>(
        (at, key) =>
            typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined,
        value,
    );
}

/** The items of the list at a path in a value of unknown shape; empty if there is no list. */
export function itemsAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
    const found = valueAt(value, ...path);
    return Array.isArray(found) ? found : [];
}

/** The text at a path in a value of unknown shape; empty if there is no text. */
export function textAt(value: unknown, ...path: readonly string[]): string {
    const found = valueAt(value, ...path);
    return typeof found === "string" ? found : "";
}
