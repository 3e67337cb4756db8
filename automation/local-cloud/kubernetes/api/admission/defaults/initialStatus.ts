import { type JsonObject, listOf, objectOf } from "../../objects/json";
import { type KubernetesObject, timestamp } from "../../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../../resources/resourceType";

function condition(type: string, reason: string, message: string): JsonObject {
    return { type, status: "True", reason, message, lastTransitionTime: timestamp() };
}

function definitionStatus({ spec }: KubernetesObject): JsonObject {
    const { names, versions } = objectOf(spec);
    return {
        acceptedNames: names ?? {},
        storedVersions: listOf(versions)
            .map(objectOf)
            .filter((version) => version.storage === true)
            .map((version) => version.name ?? ""),
        conditions: [
            condition("NamesAccepted", "NoConflicts", "no conflicts found"),
            condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
        ],
    };
}

const statuses: Readonly<Record<string, (object: KubernetesObject) => JsonObject>> = {
    "core/namespaces": () => ({ phase: "Active" }),
    "core/nodes": ({ status }) => objectOf(status),
    "core/pods": () => ({ phase: "Pending", qosClass: "BestEffort" }),
    "core/persistentvolumeclaims": () => ({ phase: "Pending" }),
    "core/persistentvolumes": () => ({ phase: "Pending" }),
    "core/services": () => ({ loadBalancer: {} }),
    "networking.k8s.io/ingresses": () => ({ loadBalancer: {} }),
    "apps/replicasets": () => ({ replicas: 0 }),
    "apps/statefulsets": () => ({ replicas: 0, availableReplicas: 0 }),
    "apps/daemonsets": () => ({
        currentNumberScheduled: 0,
        desiredNumberScheduled: 0,
        numberMisscheduled: 0,
        numberReady: 0,
    }),
    "autoscaling/horizontalpodautoscalers": () => ({ desiredReplicas: 0, currentMetrics: null }),
    "policy/poddisruptionbudgets": () => ({
        disruptionsAllowed: 0,
        currentHealthy: 0,
        desiredHealthy: 0,
        expectedPods: 0,
    }),
    "apiextensions.k8s.io/customresourcedefinitions": definitionStatus,
    "apiregistration.k8s.io/apiservices": () => ({
        conditions: [condition("Available", "Local", "Local APIServices are always available")],
    }),
};

/** The status a new object starts with; undefined for kinds that have none. Whatever was sent is dropped. */
export function initialStatus(type: ResourceType, object: KubernetesObject): JsonObject | undefined {
    if (!type.hasStatus || type.custom !== undefined) return undefined;
    return statuses[storageKey(type)]?.(object) ?? {};
}
