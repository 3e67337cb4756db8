import { parse } from "yaml";
import { type Json, type JsonObject, isObject, textOf } from "../../objects/json";
import { type KubernetesObject, asKubernetesObject } from "../../objects/kubernetesObject";
import { findBuiltinKind } from "../../resources/builtinResources";
import { type ResourceType, apiVersionOf } from "../../resources/resourceType";
import { badRequest } from "../../status/errors";
import { dropUnknownFields } from "./unknownFields";

/** Reads a request's body: JSON, or YAML as server-side apply sends it. */
export function parseBody(body: string): Json {
    try {
        return JSON.parse(body) as Json;
    } catch {
        try {
            return parse(body) as Json;
        } catch (error) {
            throw badRequest(`the body of the request is neither JSON nor YAML: ${String(error)}`);
        }
    }
}

/** Fields that hold text by name, wherever they are allowed. */
function checkTexts(kind: string, holder: JsonObject, field: string, shown: string): void {
    const map = holder[field];
    if (map === null) Reflect.deleteProperty(holder, field);
    if (map === undefined || map === null) return;
    const wrong = isObject(map) ? Object.values(map).find((value) => typeof value !== "string") : map;
    if (wrong === undefined) return;
    const found = Array.isArray(wrong) ? "array" : wrong === null ? "null" : typeof wrong;
    throw badRequest(
        `${kind} in version "v1" cannot be handled as a ${kind}: json: cannot unmarshal ${found} into Go struct ` +
            `field ${kind}.${shown} of type string`,
    );
}

/** Null means absent in every field of a built-in kind. */
function withoutNulls(object: JsonObject): JsonObject {
    const strip = (value: Json): Json => {
        if (Array.isArray(value)) return value.map(strip);
        return isObject(value) ? withoutNulls(value) : value;
    };
    return Object.fromEntries(
        Object.entries(object)
            .filter(([, value]) => value !== null)
            .map(([field, value]) => [field, strip(value)]),
    );
}

/** Why an object of one kind is none of another, in the words of Go's conversion between them. */
function wrongKind(type: ResourceType, apiVersion: string, kind: string): string {
    const goPackage = (group: string) => (group === "" ? "core" : (group.split(".")[0] ?? ""));
    const refused = `${kind} in version "${apiVersion}" cannot be handled as a ${type.kind}`;
    if (findBuiltinKind(apiVersion, kind) === undefined) {
        return `${refused}: no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`;
    }
    const version = apiVersion.split("/").at(-1) ?? "";
    return `${refused}: converting (${version}.${kind}) to (${goPackage(type.group)}.${type.kind}): unknown conversion`;
}

/**
 * Checks that a body is an object of the resource, as far as every write needs it, and gives it its type. What the
 * kind does not know is dropped, or refused where the client is strict.
 */
export function decodeObject(type: ResourceType, body: Json, isStrict = false): KubernetesObject {
    if (!isObject(body)) throw badRequest("the body of the request is not an object");
    const json: JsonObject = { ...(type.custom === undefined ? withoutNulls(body) : body) };
    const apiVersion = apiVersionOf(type);
    json.apiVersion ??= apiVersion;
    json.kind ??= type.kind;
    if (type.custom === undefined && (json.apiVersion !== apiVersion || json.kind !== type.kind)) {
        throw badRequest(wrongKind(type, textOf(json.apiVersion), textOf(json.kind)));
    }
    if (json.apiVersion !== apiVersion) {
        throw badRequest(
            `the API version in the data (${JSON.stringify(json.apiVersion)}) does not match the expected API version (${apiVersion})`,
        );
    }
    if (json.kind !== type.kind) {
        throw badRequest(
            `the kind in the data (${JSON.stringify(json.kind)}) does not match the expected kind (${type.kind})`,
        );
    }
    dropUnknownFields(type, json, isStrict);
    const metadata = isObject(json.metadata) ? { ...json.metadata } : {};
    json.metadata = metadata;
    checkTexts(type.kind, metadata, "labels", "metadata.labels");
    checkTexts(type.kind, metadata, "annotations", "metadata.annotations");
    if (type.kind === "ConfigMap" || type.kind === "Secret") {
        checkTexts(type.kind, json, "data", "data");
        checkTexts(type.kind, json, "stringData", "stringData");
    }
    for (const field of ["finalizers", "ownerReferences"]) {
        if (metadata[field] === null) Reflect.deleteProperty(metadata, field);
    }
    return asKubernetesObject(json);
}
