import {
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
    Unknown,
} from "../protocol/providerModel";
import { isMap } from "./values";

/** A value without unknowns or secrets: what a cloud keeps. */
export type Json = null | boolean | number | string | readonly Json[] | JsonMap;
export interface JsonMap {
    readonly [key: string]: Json;
}

/** A value's JSON: secrets revealed, references by id, unknowns as null. */
export function toJson(value: PropertyValue): Json {
    if (value instanceof Unknown) return null;
    if (value instanceof Secret) return toJson(value.value);
    if (value instanceof ResourceReference) return toJson(value.id);
    if (Array.isArray(value)) return value.map((item) => toJson(item as PropertyValue));
    return isMap(value) ? mapToJson(value) : (value as Json);
}

/** The JSON of a map; what is null or left out stays out. */
export function mapToJson(values: PropertyMap): JsonMap {
    return Object.fromEntries(
        Object.entries(values).flatMap(([key, value]) => {
            const json = toJson(value);
            return json === null ? [] : [[key, json]];
        }),
    );
}

/** JSON as property values, which it is. */
export function asProperties(json: JsonMap): PropertyMap {
    const same: unknown = json;
    return same as PropertyMap;
}

/** The text in a value; empty if it is not a text. */
export function text(value: Json | undefined): string {
    return typeof value === "string" ? value : "";
}

/** The list in a value; empty if it is not a list. */
export function list(value: Json | undefined): readonly Json[] {
    return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The texts in a list. */
export function texts(value: Json | undefined): string[] {
    return list(value).filter((item) => typeof item === "string");
}

/** The map in a value; empty if it is not a map. */
export function map(value: Json | undefined): JsonMap {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonMap) : {};
}
