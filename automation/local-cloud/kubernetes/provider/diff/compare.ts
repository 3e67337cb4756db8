import { type PropertyValue, Unknown } from "../../../protocol/providerModel";
import { parseQuantity } from "../../api/objects/quantity";
import { comparable, isList, isMap } from "../../../model/values";

/** Where in an object: field names and list positions. */
export type Path = readonly (string | number)[];

/** One difference between what is there and what is wanted. */
export interface Difference {
    readonly path: Path;
    readonly kind: "add" | "update" | "delete";
}

// Parents of fields that hold quantities, of which 1000m and 1 are the same.
const quantityParents = new Set([
    "requests",
    "limits",
    "hard",
    "capacity",
    "default",
    "defaultRequest",
    "max",
    "min",
]);

function sameScalar(path: Path, old: PropertyValue, wanted: PropertyValue): boolean {
    if (old === wanted) return true;
    const parent = path.at(-2);
    if (typeof parent !== "string" || !quantityParents.has(parent)) return false;
    const [one, other] = [parseQuantity(old), parseQuantity(wanted)];
    return one !== undefined && one === other;
}

/** What must change to make `old` the one that is wanted. Nulls are absent; an unknown value differs from any. */
export function compare(
    old: PropertyValue | undefined,
    wanted: PropertyValue | undefined,
    path: Path = [],
): Difference[] {
    const [before, after] = [comparable(old), comparable(wanted)];
    if (before === undefined && after === undefined) return [];
    if (before === undefined) return [{ path, kind: "add" }];
    if (after === undefined) return [{ path, kind: "delete" }];
    if (isMap(before) && isMap(after)) {
        const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
        return keys.flatMap((key) => compare(before[key], after[key], [...path, key]));
    }
    if (isList(before) && isList(after)) {
        const length = Math.max(before.length, after.length);
        return Array.from({ length }, (_, index) =>
            compare(before[index], after[index], [...path, index]),
        ).flat();
    }
    if (!(after instanceof Unknown) && sameScalar(path, before, after)) return [];
    return [{ path, kind: "update" }];
}

/** A path in Pulumi's notation: `spec.ports[0].port`, `metadata.labels["app.kubernetes.io/name"]`. */
export function pathText(path: Path): string {
    return path.reduce<string>((text, step) => {
        if (typeof step === "number") return `${text}[${step}]`;
        if (/[."[\]]/.test(step)) return `${text}["${step.replaceAll('"', '\\"')}"]`;
        return text === "" ? step : `${text}.${step}`;
    }, "");
}
