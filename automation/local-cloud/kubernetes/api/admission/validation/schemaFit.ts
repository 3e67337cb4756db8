import { type Json, type JsonObject, isObject } from "../../objects/json";

/** What the server puts into every object; no schema of a custom resource describes it. */
const common = ["apiVersion", "kind", "metadata"];

function fitObject(schema: JsonObject, value: JsonObject, isRoot: boolean): JsonObject {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const others = schema.additionalProperties;
    const keepsUnknown = schema["x-kubernetes-preserve-unknown-fields"] === true || others === true;
    const isResource = isRoot || schema["x-kubernetes-embedded-resource"] === true;
    const result: JsonObject = {};
    for (const [field, inner] of Object.entries(value)) {
        const known = properties[field];
        if (isResource && common.includes(field)) result[field] = inner;
        else if (isObject(known)) {
            // Null means absent where there is a default and null is no value.
            const isAbsent = inner === null && known.nullable !== true && known.default !== undefined;
            if (!isAbsent) result[field] = fitSchema(known, inner);
        } else if (isObject(others)) result[field] = fitSchema(others, inner);
        else if (keepsUnknown) result[field] = inner;
    }
    for (const [field, known] of Object.entries(properties)) {
        if (result[field] !== undefined || !isObject(known) || known.default === undefined) continue;
        result[field] = fitSchema(known, structuredClone(known.default));
    }
    return result;
}

/** A custom resource's content without fields that its schema does not know, and with the schema's defaults. */
export function fitSchema(schema: JsonObject, value: Json, isRoot = false): Json {
    if (isObject(value)) return fitObject(schema, value, isRoot);
    const { items } = schema;
    if (Array.isArray(value) && isObject(items)) return value.map((item) => fitSchema(items, item));
    return value;
}
