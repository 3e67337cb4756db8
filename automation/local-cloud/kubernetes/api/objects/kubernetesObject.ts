import { type JsonObject } from "./json";

/** Points from a dependent to its owner; garbage collection follows it. */
export interface OwnerReference {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
    blockOwnerDeletion?: boolean;
}

/** Who set which fields, and how. */
export interface ManagedFieldsEntry {
    manager: string;
    operation: "Apply" | "Update";
    apiVersion: string;
    time?: string;
    fieldsType: "FieldsV1";
    fieldsV1: JsonObject;
    subresource?: string;
}

/** What every object has; `resourceVersion` is never stored, it is the version of the stored entity. */
export interface ObjectMeta {
    name: string;
    generateName?: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    generation?: number;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    deletionGracePeriodSeconds?: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
    ownerReferences?: OwnerReference[];
    managedFields?: ManagedFieldsEntry[];
}

/** Any object of the API. */
export interface KubernetesObject {
    apiVersion: string;
    kind: string;
    metadata: ObjectMeta;
    [field: string]: unknown;
}

/** The object seen as plain JSON, for code that walks it field by field. */
export function asJson(object: KubernetesObject): JsonObject {
    return object as unknown as JsonObject;
}

/** Plain JSON seen as an object; the caller has checked that it has metadata. */
export function asKubernetesObject(json: JsonObject): KubernetesObject {
    return json as unknown as KubernetesObject;
}

/** The moment, as Kubernetes writes it: seconds, UTC. */
export function timestamp(time: Date = new Date()): string {
    return time.toISOString().replace(/\.\d+Z$/, "Z");
}
