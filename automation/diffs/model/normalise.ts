import { canonicalJson, compareTexts, sortKeys } from "./canonicalJson";
import type { Change, DiffValue, EnvironmentDiff, LayerDiff, PropertyChange } from "./model";

/** A layer's diff in canonical order, so that any order of the engine's events gives the same bytes. */
export function normaliseLayer(layer: LayerDiff): LayerDiff {
    const { confidence, unchanged } = layer;
    const changes = sortedBy(layer.changes.map(normaliseChange), (change) => change.urn);
    return { layer: layer.layer, confidence, waitsOn: sortedSet(layer.waitsOn), unchanged, changes };
}

/** An environment's diff with each layer in canonical order; the layers stay in theirs. */
export function normaliseDiff(diff: EnvironmentDiff): EnvironmentDiff {
    return { environment: diff.environment, layers: diff.layers.map(normaliseLayer) };
}

function normaliseChange(change: Change): Change {
    const { urn, type, name, parent, operation, id } = change;
    const properties = sortedBy(change.properties.map(normaliseProperty), (property) => property.path);
    return {
        urn,
        type,
        name,
        ...(parent === undefined ? {} : { parent }),
        operation,
        ...(id === undefined ? {} : { id }),
        properties,
    };
}

function normaliseProperty(property: PropertyChange): PropertyChange {
    const { path, kind, old, replaces, waitsOn } = property;
    return {
        path,
        kind,
        ...(old === undefined ? {} : { old: sortKeys(old) as DiffValue }),
        ...(property.new === undefined ? {} : { new: sortKeys(property.new) as DiffValue }),
        replaces,
        ...(waitsOn === undefined || waitsOn.length === 0 ? {} : { waitsOn: sortedSet(waitsOn) }),
    };
}

function sortedSet(texts: readonly string[]): readonly string[] {
    return [...new Set(texts)].sort(compareTexts);
}

/** Sorts by a key; items with equal keys, as a deletion and a creation of one URN, by everything else. */
function sortedBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
    return items.toSorted(
        (one, other) =>
            compareTexts(key(one), key(other)) || compareTexts(canonicalJson(one), canonicalJson(other)),
    );
}
