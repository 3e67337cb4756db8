import { type KubernetesObject } from "../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../resources/resourceType";

/** Finalizers that the API server itself puts on new objects. */
export const protectionFinalizers: Readonly<Record<string, string>> = {
    "core/persistentvolumeclaims": "kubernetes.io/pvc-protection",
    "core/persistentvolumes": "kubernetes.io/pv-protection",
    "apiextensions.k8s.io/customresourcedefinitions": "customresourcecleanup.apiextensions.k8s.io",
};

/** Puts them on a new object, in place. */
export function addProtection(type: ResourceType, object: KubernetesObject): void {
    const finalizer = protectionFinalizers[storageKey(type)];
    if (finalizer === undefined) return;
    object.metadata.finalizers = [...new Set([...(object.metadata.finalizers ?? []), finalizer])];
}
