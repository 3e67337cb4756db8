import { type Json, type JsonObject } from "../api/objects/json";
import {
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
    Unknown,
} from "../../protocol/providerModel";

/** Whether a property value is an object with keys, not a mark and not a list. */
export function isMap(value: PropertyValue | undefined): value is PropertyMap {
    return (
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        !(value instanceof Unknown) &&
        !(value instanceof Secret) &&
        !(value instanceof ResourceReference)
    );
}

function isItems(value: PropertyValue): value is readonly PropertyValue[] {
    return Array.isArray(value);
}

function some(value: PropertyValue | undefined, test: (part: PropertyValue) => boolean): boolean {
    if (value === undefined) return false;
    if (test(value)) return true;
    if (value instanceof Secret) return some(value.value, test);
    if (isItems(value)) return value.some((item) => some(item, test));
    return isMap(value) && Object.values(value).some((item) => some(item, test));
}

/** Whether a preview does not know some part of a value. */
export function hasUnknown(value: PropertyValue | undefined): boolean {
    return some(value, (part) => part instanceof Unknown);
}

/** Whether some part of a value is secret. */
export function hasSecret(value: PropertyValue | undefined): boolean {
    return some(value, (part) => part instanceof Secret);
}

/** A value without the marks of its secret parts. */
export function reveal(value: PropertyValue): PropertyValue {
    if (value instanceof Secret) return reveal(value.value);
    if (isItems(value)) return value.map(reveal);
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reveal(item)]));
}

// A name with dashes is no name for a property in most languages, so the SDKs write x_kubernetes_… for x-kubernetes-….
function fieldOf(property: string): string {
    return property.startsWith("x_kubernetes_") ? property.replaceAll("_", "-") : property;
}

function propertyOf(field: string): string {
    return field.startsWith("x-kubernetes-") ? field.replaceAll("-", "_") : field;
}

function plainJson(value: PropertyValue): Json {
    if (value instanceof Secret) return plainJson(value.value);
    if (value instanceof Unknown || value instanceof ResourceReference) return null;
    if (isItems(value)) return value.map(plainJson);
    return isMap(value) ? toJson(value) : value;
}

/** An object as the API takes it: no marks, no nulls. Unknown parts are left out: ask `hasUnknown` first. */
export function toJson(properties: PropertyMap): JsonObject {
    return Object.fromEntries(
        Object.entries(properties).flatMap(([key, value]) => {
            const json = key.startsWith("__") ? null : plainJson(value);
            return json === null ? [] : [[fieldOf(key), json] as const];
        }),
    );
}

/** An object of the API as properties. */
export function toProperties(object: JsonObject): Record<string, PropertyValue> {
    const convert = (value: Json): PropertyValue => {
        if (Array.isArray(value)) return value.map(convert);
        return typeof value === "object" && value !== null ? toProperties(value) : value;
    };
    return Object.fromEntries(
        Object.entries(object).map(([key, value]) => [propertyOf(key), convert(value)]),
    );
}
