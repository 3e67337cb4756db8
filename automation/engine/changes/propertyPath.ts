import type { DiffValue } from "../../diffs/model/model";
import { pathSteps, pathText, type PathStep } from "../../diffs/model/propertyPath";

/** A path with one more step, in Pulumi's notation. */
export function pathBelow(path: string, step: PathStep): string {
    const below = pathText([step]);
    return path === "" || below.startsWith("[") ? `${path}${below}` : `${path}.${below}`;
}

/** A path as this program writes it: providers write `tags["Name"]` as well as `tags.Name`. */
export function canonicalPath(path: string): string {
    const steps = pathSteps(path);
    return steps.length === 1 && steps[0] === path ? path : pathText(steps);
}

/** The value at a path; undefined if there is no such path. */
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
