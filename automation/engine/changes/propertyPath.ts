import type { DiffValue } from "../../diffs/model";
import { pathSteps, type PathStep } from "../../diffs/propertyPath";

/** A path of one step more, in Pulumi's notation. */
export function pathBelow(path: string, step: PathStep): string {
    if (typeof step === "number") return `${path}[${step}]`;
    if (/[."[\]]/.test(step)) return `${path}["${step.replace(/["\\]/g, "\\$&")}"]`;
    return path === "" ? step : `${path}.${step}`;
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: DiffValue | undefined, path: string): DiffValue | undefined {
    let found = value;
    for (const step of pathSteps(path)) {
        if (typeof found !== "object" || found === null) return undefined;
        found = Object.hasOwn(found, step)
            ? (found as Readonly<Record<PathStep, DiffValue>>)[step]
            : undefined;
    }
    return found;
}
