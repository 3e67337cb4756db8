import { type Json, type JsonObject, isObject } from "../objects/json";

/** Applies a JSON merge patch (RFC 7386): null removes a field, objects merge, all else replaces. */
export function mergePatch(target: Json | undefined, patch: Json): Json {
    if (!isObject(patch)) return patch;
    const result: JsonObject = isObject(target) ? { ...target } : {};
    for (const [field, value] of Object.entries(patch)) {
        if (value === null) Reflect.deleteProperty(result, field);
        else result[field] = mergePatch(result[field], value);
    }
    return result;
}
