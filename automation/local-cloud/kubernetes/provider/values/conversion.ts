import { isList, isMap } from "../../../model/values";
import { type Json, type JsonObject } from "../../api/objects/json";
import {
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
    Unknown,
} from "../../../protocol/providerModel";

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
    if (isList(value)) return value.map(plainJson);
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
