import { type Json, isObject } from "../objects/json";
import { type ResourceType } from "../resources/resourceType";
import { type Column, ageColumn, column, nameColumn } from "./column";
import { ageOf } from "./duration";

/** `.status.conditions[?(@.type=="Ready")].status`: as much of JSON path as printer columns use. */
export function jsonPath(value: unknown, path: string): Json[] {
    const steps =
        path.match(/\[\?\(@\.([^=\s]+)\s*==\s*["']([^"']*)["']\)\]|\[[^\]]+\]|(?:\\.|[^.[\]])+/g) ?? [];
    let found = [value as Json];
    for (const step of steps) {
        const [, field = "", wanted] = /^\[\?\(@\.([^=\s]+)\s*==\s*["']([^"']*)["']\)\]$/.exec(step) ?? [];
        const name = step.replace(/^\[['"]?|['"]?\]$/g, "").replaceAll("\\.", ".");
        found = found.flatMap((node): Json[] => {
            if (Array.isArray(node)) {
                if (wanted !== undefined)
                    return node.filter((item) => isObject(item) && item[field] === wanted);
                if (name === "*") return node;
                return node.slice(Number(name)).slice(0, 1);
            }
            const inner = isObject(node) ? node[name] : undefined;
            return inner === undefined ? [] : [inner];
        });
    }
    return found;
}

function shown(values: readonly Json[], type: string, now: number): unknown {
    const [first] = values;
    if (first === undefined) return null;
    if (type === "date") return ageOf(first, now);
    if (values.length > 1) return values.map(String).join(",");
    return typeof first === "object" ? JSON.stringify(first) : first;
}

/** The columns that a definition asks for, behind the name. Dates are shown as ages. */
export function customColumns(custom: NonNullable<ResourceType["custom"]>): Column[] {
    if (custom.printerColumns.length === 0) return [nameColumn, ageColumn];
    const columns = custom.printerColumns.map(
        ({ name, type, jsonPath: path, priority = 0, description = "" }): Column => ({
            ...column(name, (object, now) => shown(jsonPath(object, path), type, now)),
            type: type === "date" ? "string" : (type as Column["type"]),
            priority: priority === 0 ? 0 : 1,
            description,
        }),
    );
    return [nameColumn, ...columns];
}
