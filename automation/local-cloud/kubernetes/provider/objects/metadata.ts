import { type JsonObject, objectOf, textOf, valueAt } from "../../api/objects/json";

/** Annotations by which a program talks to the provider. */
export const annotation = {
    autonamed: "pulumi.com/autonamed",
    skipAwait: "pulumi.com/skipAwait",
    timeoutSeconds: "pulumi.com/timeoutSeconds",
    patchForce: "pulumi.com/patchForce",
    fieldManager: "pulumi.com/patchFieldManager",
    deletionPropagation: "pulumi.com/deletionPropagationPolicy",
} as const;

/** The value of an annotation; undefined where there is none. */
export function annotationOf(object: JsonObject, name: string): string | undefined {
    const value = objectOf(valueAt(object, ["metadata", "annotations"]))[name];
    return typeof value === "string" ? value : undefined;
}

export function isAnnotated(object: JsonObject, name: string): boolean {
    return annotationOf(object, name) === "true";
}

/** The name of an object; empty where it has none. */
export function nameOf(object: JsonObject): string {
    return textOf(valueAt(object, ["metadata", "name"]));
}

/** The namespace of an object; empty where it has none. */
export function namespaceOf(object: JsonObject): string {
    return textOf(valueAt(object, ["metadata", "namespace"]));
}

/** The id of an object in Pulumi's state: `namespace/name`, or the name alone. */
export function idOf(object: JsonObject): string {
    const namespace = namespaceOf(object);
    return namespace === "" ? nameOf(object) : `${namespace}/${nameOf(object)}`;
}

/** Takes an id apart. */
export function parseId(id: string): { readonly namespace: string; readonly name: string } {
    const slash = id.indexOf("/");
    return slash < 0
        ? { namespace: "", name: id }
        : { namespace: id.slice(0, slash), name: id.slice(slash + 1) };
}

const readOnly = [
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "selfLink",
    "uid",
];

/** Whether only the API server writes a field of the metadata. */
export function isReadOnly(field: string): boolean {
    return readOnly.includes(field);
}

/** An object without the metadata that only the API server writes. */
export function withoutReadOnly(object: JsonObject): JsonObject {
    const metadata = Object.fromEntries(
        Object.entries(objectOf(object.metadata)).filter(([key]) => !isReadOnly(key)),
    );
    return { ...object, metadata };
}
