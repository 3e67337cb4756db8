import { type Json, type JsonObject, listOf, objectOf, textOf } from "./json";
import { type KubernetesObject, type OwnerReference } from "./kubernetesObject";

/** What pods are made from. */
export interface PodTemplate {
    readonly metadata?: {
        readonly labels?: Record<string, string>;
        readonly annotations?: Record<string, string>;
    };
    readonly spec: JsonObject;
}

/** An object that makes pods from a template; complete, because the API server fills in what is left out. */
export interface Workload extends KubernetesObject {
    readonly spec: JsonObject & {
        readonly selector: JsonObject;
        readonly template: JsonObject & PodTemplate;
    };
}

/** The reference that makes an object the controller of another one. */
export function controllerReference({ apiVersion, kind, metadata }: KubernetesObject): OwnerReference {
    const { name, uid = "" } = metadata;
    return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

/** The owner that controls an object. */
export function controllerOf({ metadata }: KubernetesObject): OwnerReference | undefined {
    return metadata.ownerReferences?.find(({ controller }) => controller === true);
}

/** A condition of a status. */
export function conditionOf(object: KubernetesObject, type: string): JsonObject | undefined {
    return listOf(objectOf(object.status).conditions)
        .map(objectOf)
        .find((condition) => condition.type === type);
}

/** True for a pod that serves. */
export function isReady(pod: KubernetesObject): boolean {
    return conditionOf(pod, "Ready")?.status === "True";
}

/** The phase in a status. */
export function phaseOf(object: KubernetesObject): string {
    return textOf(objectOf(object.status).phase);
}

/** Counts that are zero are left out of a status, as Go's omitempty does. */
export function counted(counts: Readonly<Record<string, number>>): Record<string, Json> {
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
