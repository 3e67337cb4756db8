import { type Json, type JsonObject, equal, isObject, listOf, objectOf, textOf } from "../../objects/json";
import {
    type FieldError,
    duplicateValue,
    invalidValue,
    required,
    unsupportedValue,
} from "../../status/fieldError";

const types: Readonly<Record<string, (value: Json) => boolean>> = {
    object: isObject,
    array: Array.isArray,
    string: (value) => typeof value === "string",
    boolean: (value) => typeof value === "boolean",
    number: (value) => typeof value === "number",
    integer: (value) => typeof value === "number" && Number.isInteger(value),
};

function typeOf(value: Json): string {
    if (value === null) return "null";
    return Array.isArray(value) ? "array" : typeof value;
}

function typeError(schema: JsonObject, value: Json, field: string): FieldError | undefined {
    if (value === null && schema.nullable === true) return undefined;
    const isNumberOrText = ["number", "string"].includes(typeof value);
    if (schema["x-kubernetes-int-or-string"] === true && isNumberOrText) return undefined;
    const type = textOf(schema.type);
    const isType = types[type];
    if (isType === undefined || isType(value)) return undefined;
    const found = typeOf(value);
    return invalidValue(field, found, `${field} in body must be of type ${type}: ${JSON.stringify(found)}`);
}

/** The limits a schema sets, each with the value it is compared with and its words. */
function limitErrors(schema: JsonObject, value: Json, field: string): FieldError[] {
    const size =
        typeof value === "number"
            ? value
            : typeof value === "string" || Array.isArray(value)
              ? value.length
              : 0;
    const names =
        typeof value === "number"
            ? (["minimum", "maximum"] as const)
            : typeof value === "string"
              ? (["minLength", "maxLength"] as const)
              : (["minItems", "maxItems"] as const);
    const unit = typeof value === "string" ? " chars long" : Array.isArray(value) ? " items" : "";
    const [least, most] = names.map((name) => schema[name]);
    const errors: FieldError[] = [];
    if (typeof least === "number" && size < least) {
        const words = unit === "" ? "should be greater than or equal to" : "should have at least";
        errors.push(invalidValue(field, value, `${field} in body ${words} ${least}${unit}`));
    }
    if (typeof most === "number" && size > most) {
        const words = unit === "" ? "should be less than or equal to" : "should have at most";
        errors.push(invalidValue(field, value, `${field} in body ${words} ${most}${unit}`));
    }
    return errors;
}

function textErrors(schema: JsonObject, value: Json, field: string): FieldError[] {
    const { pattern } = schema;
    if (typeof value !== "string" || typeof pattern !== "string") return [];
    if (matches(pattern, value)) return [];
    return [invalidValue(field, value, `${field} in body should match '${pattern}'`)];
}

/** Patterns are Go's; one that cannot be read here refuses nothing. */
function matches(pattern: string, value: string): boolean {
    try {
        return new RegExp(pattern, "u").test(value);
    } catch {
        return true;
    }
}

/** Items of a set that are there twice, and items of a map with the same keys. */
function duplicateErrors(schema: JsonObject, items: readonly Json[], field: string): FieldError[] {
    const keys =
        schema["x-kubernetes-list-type"] === "map" ? listOf(schema["x-kubernetes-list-map-keys"]) : [];
    if (schema["x-kubernetes-list-type"] !== "set" && keys.length === 0) return [];
    const identity = (item: Json): Json =>
        keys.length === 0
            ? item
            : Object.fromEntries(keys.map((key) => [textOf(key), objectOf(item)[textOf(key)] ?? null]));
    const seen = items.map(identity);
    return seen.flatMap((item, index) =>
        seen.findIndex((one) => equal(one, item)) === index
            ? []
            : [duplicateValue(`${field}[${index}]`, item)],
    );
}

function childErrors(schema: JsonObject, value: Json, field: string): FieldError[] {
    const { items, properties, additionalProperties } = schema;
    if (Array.isArray(value)) {
        if (!isObject(items)) return [];
        return [
            ...value.flatMap((item, index) => schemaErrors(items, item, `${field}[${index}]`)),
            ...duplicateErrors(schema, value, field),
        ];
    }
    if (!isObject(value)) return [];
    const at = (name: string) => (field === "" ? name : `${field}.${name}`);
    const missing = listOf(schema.required)
        .map(textOf)
        .filter((name) => value[name] === undefined)
        .map((name) => required(at(name)));
    const known = isObject(properties) ? properties : {};
    const inner = Object.entries(value).flatMap(([name, one]) => {
        const own = known[name] ?? additionalProperties;
        return isObject(own) && !(field === "" && name === "metadata")
            ? schemaErrors(own, one, at(name))
            : [];
    });
    return [...missing, ...inner];
}

/** Where a custom resource breaks its schema. Rules in CEL and combinations of schemas are not looked at. */
export function schemaErrors(schema: JsonObject, value: Json, field = ""): FieldError[] {
    const wrongType = typeError(schema, value, field);
    if (wrongType !== undefined) return [wrongType];
    const allowed = listOf(schema.enum);
    if (allowed.length > 0 && !allowed.some((one) => equal(one, value))) {
        return [unsupportedValue(field, value, allowed.map(textOf))];
    }
    return [
        ...limitErrors(schema, value, field),
        ...textErrors(schema, value, field),
        ...childErrors(schema, value, field),
    ];
}
