import type { Origin, Path } from "./origin";
import type { Mapping, Tree } from "./tree";

/**
 * Lays one settings file over another: mappings are merged key by key, scalars and lists replace what was there, and
 * `null` removes the key. At and below the paths in `keepsNull`, `null` is a value like any other. Neither file is
 * changed; elsewhere, the result has nulls of the upper file in lists only.
 */
export function merge(under: Mapping, over: Mapping, keepsNull: readonly Path[] = []): Mapping {
    const isNullKept = keepsNull.some((path) => path.length === 0);
    const entries = new Map(under.entries);
    const removed = new Map<string, Origin>(under.removed);
    for (const [key, above] of over.entries) {
        if (above.is === "scalar" && above.value === null && !isNullKept) {
            if (entries.delete(key)) removed.set(key, above.origin);
        } else {
            const kept = isNullKept ? keepsNull : below(keepsNull, key);
            entries.set(key, mergeValue(entries.get(key), above, kept));
            removed.delete(key);
        }
    }
    // A mapping without keys changes nothing, so the place of the mapping stays that of the file below.
    return { is: "mapping", entries, removed, origin: over.entries.size === 0 ? under.origin : over.origin };
}

/** The rest of those paths that lead through a key. */
function below(paths: readonly Path[], key: string): readonly Path[] {
    return paths.filter(([first]) => first === key).map(([, ...rest]) => rest);
}

function mergeValue(under: Tree | undefined, above: Tree, keepsNull: readonly Path[]): Tree {
    if (above.is !== "mapping") return above;
    return merge(under?.is === "mapping" ? under : empty(above.origin), above, keepsNull);
}

/** A mapping without keys. */
export function empty(origin: Origin): Mapping {
    return { is: "mapping", entries: new Map(), removed: new Map(), origin };
}
