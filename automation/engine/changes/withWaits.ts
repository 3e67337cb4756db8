import { compareTexts } from "../../diffs/model/canonicalJson";
import { groupBy } from "../../diffs/model/groupBy";
import { unknownText, type Change, type DiffValue, type PropertyChange } from "../../diffs/model/model";
import type { InputWait } from "../events/waitRecorder";

/** Adds to the unknown properties of changes the upstream outputs that they wait on, as far as those were recorded. */
export function withWaits(changes: readonly Change[], waits: readonly InputWait[]): readonly Change[] {
    const byUrn = groupBy(waits, (wait) => wait.urn);
    return changes.map((change) => {
        const recorded = byUrn.get(change.urn);
        if (recorded === undefined) return change;
        return { ...change, properties: change.properties.map((property) => waiting(property, recorded)) };
    });
}

function waiting(property: PropertyChange, recorded: readonly InputWait[]): PropertyChange {
    if (!holdsUnknown(property.new)) return property;
    const names = recorded
        .filter(({ path }) => isWithin(path, property.path) || isWithin(property.path, path))
        .flatMap(({ waitsOn }) => waitsOn);
    if (names.length === 0) return property;
    return { ...property, waitsOn: [...new Set(names)].sort(compareTexts) };
}

function holdsUnknown(value: DiffValue | undefined): boolean {
    if (typeof value !== "object" || value === null) return value === unknownText;
    return Object.values(value).some(holdsUnknown);
}

/** Whether a path equals another one, or leads to a part of its value. */
function isWithin(path: string, outer: string): boolean {
    return path === outer || (path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length)));
}
