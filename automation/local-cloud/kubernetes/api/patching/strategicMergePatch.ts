import { type Json, type JsonObject, equal, isObject, listOf, textOf } from "../objects/json";
import { type ResourceType } from "../resources/resourceType";
import { badRequest } from "../status/errors";
import { listRule } from "./listRules";

const order = "$setElementOrder/";
const removal = "$deleteFromPrimitiveList/";

function isDirective(field: string): boolean {
    return (
        field === "$patch" || field === "$retainKeys" || field.startsWith(order) || field.startsWith(removal)
    );
}

function mergeObject(
    type: ResourceType,
    path: readonly string[],
    target: JsonObject,
    patch: JsonObject,
): JsonObject {
    if (patch.$patch === "replace") {
        return Object.fromEntries(Object.entries(patch).filter(([field]) => field !== "$patch"));
    }
    if (patch.$patch === "delete") return {};
    const result = { ...target };
    if (Array.isArray(patch.$retainKeys)) {
        const kept = new Set(patch.$retainKeys.map(textOf));
        for (const field of Object.keys(result)) {
            if (!kept.has(field)) Reflect.deleteProperty(result, field);
        }
    }
    for (const [field, value] of Object.entries(patch)) {
        if (field.startsWith(removal)) {
            const gone = listOf(value);
            const name = field.slice(removal.length);
            result[name] = listOf(result[name]).filter((item) => !gone.some((one) => equal(one, item)));
        }
    }
    for (const [field, value] of Object.entries(patch)) {
        if (isDirective(field)) continue;
        if (value === null) Reflect.deleteProperty(result, field);
        else result[field] = mergeValue(type, [...path, field], result[field], value);
    }
    for (const [field, value] of Object.entries(patch)) {
        if (!field.startsWith(order)) continue;
        const name = field.slice(order.length);
        const list = result[name];
        if (Array.isArray(list)) result[name] = ordered(type, [...path, name], list, listOf(value));
    }
    return result;
}

function mergeValue(
    type: ResourceType,
    path: readonly string[],
    target: Json | undefined,
    patch: Json,
): Json {
    if (isObject(patch)) return mergeObject(type, path, isObject(target) ? target : {}, patch);
    if (!Array.isArray(patch)) return patch;
    const rule = listRule(type, path);
    if (rule.merge === "whole") return patch;
    const items = listOf(target);
    if (rule.merge === "asSet") {
        return [...items, ...patch.filter((value) => !items.some((item) => equal(item, value)))];
    }
    const [key = "name"] = rule.keys;
    return mergeItems(type, path, items, patch.filter(isObject), key);
}

function mergeItems(
    type: ResourceType,
    path: readonly string[],
    target: readonly Json[],
    patch: readonly JsonObject[],
    key: string,
): Json[] {
    if (patch.some((item) => item.$patch === "replace")) {
        return patch.filter((item) => item.$patch !== "replace");
    }
    const result = target.filter(isObject);
    for (const item of patch) {
        if (item[key] === undefined) {
            throw badRequest(`map: ${JSON.stringify(item)} does not contain declared merge key: ${key}`);
        }
        const index = result.findIndex((one) => equal(one[key], item[key]));
        const existing = result[index];
        if (item.$patch === "delete") {
            if (existing !== undefined) result.splice(index, 1);
        } else if (existing === undefined) result.push(mergeObject(type, path, {}, item));
        else result[index] = mergeObject(type, path, existing, item);
    }
    return result;
}

/** Items named in the order come in that order; the others keep their place behind the one they followed. */
function ordered(
    type: ResourceType,
    path: readonly string[],
    list: readonly Json[],
    wanted: readonly Json[],
): Json[] {
    const rule = listRule(type, path);
    const key = rule.merge === "byKeys" ? rule.keys[0] : undefined;
    const identity = (item: Json): Json | undefined =>
        key !== undefined && isObject(item) ? item[key] : item;
    const rank = (item: Json) => wanted.findIndex((one) => equal(identity(one), identity(item)));
    const named = list.filter((item) => rank(item) >= 0).sort((one, other) => rank(one) - rank(other));
    let last = -1;
    const result: Json[] = [];
    const followers = new Map<number, Json[]>();
    for (const item of list) {
        if (rank(item) >= 0) last = rank(item);
        else followers.set(last, [...(followers.get(last) ?? []), item]);
    }
    result.push(...(followers.get(-1) ?? []));
    for (const item of named) result.push(item, ...(followers.get(rank(item)) ?? []));
    return result;
}

/** Applies a strategic merge patch: as a merge patch, but lists with merge keys merge item by item. */
export function strategicMergePatch(type: ResourceType, target: JsonObject, patch: JsonObject): JsonObject {
    return mergeObject(type, [], target, patch);
}
