import type { Origin } from "./origin";
import type { Mapping, Tree } from "./tree";

/**
 * Lays one settings file over another: mappings merge key by key, scalars and lists replace what was there,
 * `null` removes the key. Neither side is changed, and the result holds no nulls outside of lists.
 */
export function merge(under: Mapping, over: Mapping): Mapping {
    const entries = new Map(under.entries);
    const removed = new Map<string, Origin>(under.removed);
    for (const [key, above] of over.entries) {
        if (above.is === "scalar" && above.value === null) {
            if (entries.delete(key)) removed.set(key, above.origin);
        } else {
            entries.set(key, laid(entries.get(key), above));
            removed.delete(key);
        }
    }
    // An overlay without a word of its own leaves the place of the mapping as it was.
    return { is: "mapping", entries, removed, origin: over.entries.size === 0 ? under.origin : over.origin };
}

function laid(below: Tree | undefined, above: Tree): Tree {
    if (above.is !== "mapping") return above;
    return merge(below?.is === "mapping" ? below : empty(above.origin), above);
}

/** A mapping without keys. */
export function empty(origin: Origin): Mapping {
    return { is: "mapping", entries: new Map(), removed: new Map(), origin };
}
