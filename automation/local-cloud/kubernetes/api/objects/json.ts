import { isDeepStrictEqual } from "node:util";

/** A JSON value as the API receives and answers it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object; absent fields read as undefined. */
export interface JsonObject {
    [key: string]: Json;
}

/** True for an object that is neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value itself where it is an object, an empty one otherwise: for reading what may be absent. */
export function objectOf(value: unknown): JsonObject {
    return isObject(value) ? value : {};
}

/** The value itself where it is a list, an empty one otherwise. */
export function listOf(value: unknown): Json[] {
    return Array.isArray(value) ? (value as Json[]) : [];
}

/** The value itself where it is text, an empty text otherwise. */
export function textOf(value: unknown): string {
    return typeof value === "string" ? value : "";
}

/** The value itself where it is a number, zero otherwise. */
export function numberOf(value: unknown): number {
    return typeof value === "number" ? value : 0;
}

/** The value at a path of field names, undefined where any part is absent. */
export function valueAt(value: unknown, path: readonly string[]): Json | undefined {
    let current = value;
    for (const field of path) {
        if (!isObject(current)) return undefined;
        current = current[field];
    }
    return current as Json | undefined;
}

/** A copy without one field. */
export function without(object: JsonObject, field: string): JsonObject {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== field));
}

/** Deep equality; the order of fields does not matter, the order of lists does. */
export function equal(one: unknown, other: unknown): boolean {
    return isDeepStrictEqual(one, other);
}
