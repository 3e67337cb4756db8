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
        if (!Array.isArray(list)) continue;
        const rule = listRule(type, [...path, name]);
        const key = rule.merge === "byKeys" ? rule.keys[0] : undefined;
        result[name] = inOrder(list, listOf(target[name]), listOf(value), key);
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
        const added = patch.filter((value) => !items.some((item) => equal(item, value)));
        return inOrder([...items, ...added], items, patch, undefined);
    }
    const [key = "name"] = rule.keys;
    const wanted = patch.filter(isObject);
    return inOrder(mergeItems(type, path, items, wanted, key), items, wanted, key);
}

/**
 * What is in the patch comes in the patch's order; the rest stands before the first item of the patch that it stood
 * before. Source: normalizeElementOrder in k8s.io/apimachinery/pkg/util/strategicpatch.
 */
function inOrder(
    merged: readonly Json[],
    before: readonly Json[],
    patch: readonly Json[],
    key: string | undefined,
): Json[] {
    const identity = (item: Json): Json =>
        key === undefined || !isObject(item) ? item : (item[key] ?? null);
    const placeIn = (list: readonly Json[], item: Json) =>
        list.findIndex((one) => equal(identity(one), identity(item)));
    const right = merged
        .filter((item) => placeIn(patch, item) >= 0)
        .sort((one, other) => placeIn(patch, one) - placeIn(patch, other));
    const left = merged.filter((item) => placeIn(patch, item) < 0);
    const result: Json[] = [];
    for (const item of right) {
        const place = placeIn(before, item);
        while (left.length > 0 && place >= 0) {
            const [next = null] = left;
            if (placeIn(before, next) > place) break;
            result.push(next);
            left.shift();
        }
        result.push(item);
    }
    return [...result, ...left];
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

/** Applies a strategic merge patch: as a merge patch, but lists with merge keys merge item by item. */
export function strategicMergePatch(type: ResourceType, target: JsonObject, patch: JsonObject): JsonObject {
    return mergeObject(type, [], target, patch);
}
