/** A reference to the object that an object belongs to and goes with. */
export interface OwnerReference {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly uid: string;
    readonly controller?: boolean;
}

/** The part of a Kubernetes object that a drain looks at. */
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

/** The value at a path in something of an unknown shape. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
    return path.reduce<unknown>(
        (at, key) =>
            typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined,
        value,
    );
}

/** The items of a list in something of an unknown shape; none where there is no list. */
export function itemsAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
    const found = valueAt(value, ...path);
    return Array.isArray(found) ? found : [];
}

/** The text at a path in something of an unknown shape; empty where there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string {
    const found = valueAt(value, ...path);
    return typeof found === "string" ? found : "";
}
