import { type KubernetesObject } from "../../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../../resources/resourceType";

const onCreation: Readonly<Record<string, string>> = {
    "core/persistentvolumeclaims": "kubernetes.io/pvc-protection",
    "core/persistentvolumes": "kubernetes.io/pv-protection",
};

/** Finalizers that the API server itself puts on objects when they are deleted. */
export const cleanupFinalizers: Readonly<Record<string, string>> = {
    "apiextensions.k8s.io/customresourcedefinitions": "customresourcecleanup.apiextensions.k8s.io",
};

/** Finalizers that the API server itself puts on objects, new ones or those on their way out. */
export const protectionFinalizers: Readonly<Record<string, string>> = { ...onCreation, ...cleanupFinalizers };

/** Puts those of new objects on one, in place. */
export function addProtection(type: ResourceType, object: KubernetesObject): void {
    const finalizer = onCreation[storageKey(type)];
    if (finalizer === undefined) return;
    object.metadata.finalizers = [...new Set([...(object.metadata.finalizers ?? []), finalizer])];
}
