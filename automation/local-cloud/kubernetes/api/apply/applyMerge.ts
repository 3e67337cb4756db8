import { type Json, type JsonObject, isObject } from "../objects/json";
import { isAtomicObject, listRule } from "../patching/listRules";
import { type ResourceType } from "../resources/resourceType";
import { type FieldPath, itemStep } from "./fieldPaths";

/** The live object with what a manager applies merged into it. */
export function applyMerge(
    type: ResourceType,
    live: Json | undefined,
    applied: Json,
    names: readonly string[] = [],
): Json {
    if (isObject(applied)) {
        if (!isObject(live) || isAtomicObject(type, names)) return applied;
        const result = { ...live };
        for (const [field, value] of Object.entries(applied)) {
            result[field] = applyMerge(type, live[field], value, [...names, field]);
        }
        return result;
    }
    if (!Array.isArray(applied) || !Array.isArray(live)) return applied;
    const rule = listRule(type, names);
    if (rule.merge === "whole") return applied;
    const bySteps = new Map(live.map((item) => [itemStep(rule, item), item]));
    const merged = applied.map((item) => applyMerge(type, bySteps.get(itemStep(rule, item)), item, names));
    const steps = new Set(applied.map((item) => itemStep(rule, item)));
    const kept = live.filter((item) => !steps.has(itemStep(rule, item)));
    // Live items keep their places in front, as long as the applied order does not say otherwise.
    const firstNew = merged.filter((_, index) => !bySteps.has(itemStep(rule, applied[index] ?? null)));
    if (firstNew.length === merged.length) return [...kept, ...merged];
    return [...merged, ...kept];
}

/** The object without a field; objects and lists that become empty by that go too. */
export function withoutField(
    type: ResourceType,
    node: Json | undefined,
    path: FieldPath,
    names: readonly string[] = [],
): Json | undefined {
    const [step = "", ...rest] = path;
    if (Array.isArray(node)) {
        const rule = listRule(type, names);
        const items = node.flatMap((item): Json[] => {
            if (itemStep(rule, item) !== step) return [item];
            if (rest.length === 0 || rest[0] === ".") return [];
            const left = withoutField(type, item, rest, names);
            return left === undefined ? [] : [left];
        });
        return items.length === 0 ? undefined : items;
    }
    if (!isObject(node)) return node;
    const field = step.slice(2);
    if (!(field in node)) return node;
    const inner = rest.length === 0 ? undefined : withoutField(type, node[field], rest, [...names, field]);
    const result: JsonObject = { ...node };
    if (inner === undefined) Reflect.deleteProperty(result, field);
    else result[field] = inner;
    return Object.keys(result).length === 0 && names.length > 0 ? undefined : result;
}
