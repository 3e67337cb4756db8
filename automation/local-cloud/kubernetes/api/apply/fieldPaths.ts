import { type Json, type JsonObject, equal, isObject } from "../objects/json";
import { type ListRule, isAtomicObject, listRule } from "../patching/listRules";
import { type ResourceType } from "../resources/resourceType";

/**
 * A field, as the steps that lead to it in the notation of managed fields: `f:spec`, `k:{"name":"web"}` for an
 * item found by keys, `v:"x"` for a member of a set, and a final `.` for an item itself.
 */
export type FieldPath = readonly string[];

/** A set of fields, by their paths as JSON text. */
export type FieldSet = ReadonlyMap<string, FieldPath>;

/** A field with its value: what a writer sets. */
export type FieldValues = ReadonlyMap<string, { readonly path: FieldPath; readonly value: Json }>;

/** The key under which sets hold a path. */
export function pathKey(path: FieldPath): string {
    return path.join("\u0000");
}

/** Protocol is a key that may be left out. */
const keyDefaults: Readonly<Record<string, Json>> = { protocol: "TCP" };

/** The step that leads to an item of a list. */
export function itemStep(rule: ListRule, item: Json): string {
    if (rule.merge !== "byKeys" || !isObject(item)) return `v:${JSON.stringify(item)}`;
    const found = [...rule.keys].sort().map((key) => [key, item[key] ?? keyDefaults[key] ?? null]);
    return `k:${JSON.stringify(Object.fromEntries(found))}`;
}

function walk(
    type: ResourceType,
    value: Json,
    names: readonly string[],
    path: FieldPath,
    add: (path: FieldPath, value: Json) => void,
): void {
    if (isObject(value) && Object.keys(value).length > 0 && !isAtomicObject(type, names)) {
        for (const [field, inner] of Object.entries(value)) {
            walk(type, inner, [...names, field], [...path, `f:${field}`], add);
        }
        return;
    }
    if (Array.isArray(value) && value.length > 0) {
        const rule = listRule(type, names);
        if (rule.merge !== "whole") {
            for (const item of value) {
                const step = [...path, itemStep(rule, item)];
                // References to owners are kept or replaced as a whole.
                const isWhole = names.join("/") === "metadata/ownerReferences";
                add([...step, "."], isWhole ? item : null);
                if (isObject(item) && !isWhole) walk(type, item, names, step, add);
            }
            return;
        }
    }
    add(path, value);
}

/** Fields that belong to the server and have no manager. */
const unmanaged = new Set(
    [
        ["apiVersion"],
        ["kind"],
        ["metadata"],
        ["metadata", "name"],
        ["metadata", "generateName"],
        ["metadata", "namespace"],
        ["metadata", "uid"],
        ["metadata", "resourceVersion"],
        ["metadata", "generation"],
        ["metadata", "creationTimestamp"],
        ["metadata", "deletionTimestamp"],
        ["metadata", "deletionGracePeriodSeconds"],
        ["metadata", "selfLink"],
        ["status"],
    ].map((names) => pathKey(names.map((name) => `f:${name}`))),
);

/** Every managed field of an object with its value. */
export function fieldValues(type: ResourceType, object: JsonObject): FieldValues {
    const values = new Map<string, { path: FieldPath; value: Json }>();
    walk(type, object, [], [], (path, value) => {
        const key = pathKey(path);
        const isManagedFields = path[0] === "f:metadata" && path[1] === "f:managedFields";
        if (!isManagedFields && !unmanaged.has(key)) values.set(key, { path, value });
    });
    return values;
}

/** Structures that even an empty object of their kind has: nobody makes them, so nobody owns them. */
const givenStructures = new Set(
    [
        "metadata",
        "spec",
        "status",
        "spec.template",
        "spec.template.metadata",
        "spec.template.spec",
        "spec.template.spec.containers",
        "spec.jobTemplate",
        "spec.jobTemplate.metadata",
        "spec.jobTemplate.spec",
        "spec.jobTemplate.spec.template",
        "spec.jobTemplate.spec.template.metadata",
        "spec.jobTemplate.spec.template.spec",
        "spec.jobTemplate.spec.template.spec.containers",
        "spec.containers",
        "spec.strategy",
        "spec.updateStrategy",
        "spec.resources",
        "spec.names",
        "spec.scaleTargetRef",
        "status.loadBalancer",
        "status.acceptedNames",
    ].map((path) => path.replaceAll(".", "/")),
);

/** True for a structure that nobody makes. */
export function isGiven(type: ResourceType, path: FieldPath): boolean {
    const names = path.map((step) => step.slice(2)).join("/");
    return type.custom === undefined ? givenStructures.has(names) : names === "metadata";
}

/** Objects and lists that somebody made, each by its path and a final `.`: what a manager owns besides what is in them. */
export function madeStructures(type: ResourceType, object: JsonObject): FieldSet {
    const made = new Map<string, FieldPath>();
    for (const { path } of fieldValues(type, object).values()) {
        let isInItem = false;
        for (let length = 1; length < path.length; length += 1) {
            const outer = path.slice(0, length);
            const next = path[length];
            isInItem ||= !(outer.at(-1) ?? "").startsWith("f:");
            if (next === "." || (!isInItem && isGiven(type, outer))) continue;
            const dotted = [...outer, "."];
            made.set(pathKey(dotted), dotted);
        }
    }
    return made;
}

/** The fields whose values differ between two states, and those that are gone. */
export function changedFields(before: FieldValues, after: FieldValues): { set: FieldSet; gone: FieldSet } {
    const set = new Map<string, FieldPath>();
    for (const [key, { path, value }] of after) {
        const old = before.get(key);
        if (old === undefined || !equal(old.value, value)) set.set(key, path);
    }
    const gone = new Map<string, FieldPath>();
    for (const [key, { path }] of before) if (!after.has(key)) gone.set(key, path);
    return { set, gone };
}
