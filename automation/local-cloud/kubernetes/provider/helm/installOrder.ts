import { type JsonObject, textOf } from "../../api/objects/json";

// Source: the InstallOrder of Helm. What an object needs comes before it.
const order = [
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleBinding",
    "Role",
    "RoleBinding",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
];

function rank(object: JsonObject): number {
    const index = order.indexOf(textOf(object.kind));
    return index < 0 ? order.length : index;
}

/** Objects in the order in which Helm installs them; it removes them in the reverse one. */
export function inInstallOrder(objects: readonly JsonObject[]): JsonObject[] {
    return [...objects].sort((one, other) => rank(one) - rank(other));
}
