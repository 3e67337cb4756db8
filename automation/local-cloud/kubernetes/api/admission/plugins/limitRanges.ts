import { type Cluster } from "../../objects/cluster";
import { type JsonObject, isObject, listOf, objectOf, textOf, valueAt } from "../../objects/json";
import { type KubernetesObject } from "../../objects/kubernetesObject";
import { quantity } from "../../objects/quantity";
import { builtin } from "../../resources/builtinResources";
import { type ResourceType, storageKey } from "../../resources/resourceType";
import { forbidden } from "../../status/errors";

const limitRanges = builtin("core/limitranges");

function containersOf(pod: KubernetesObject): JsonObject[] {
    const lists = ["containers", "initContainers"].map((field) => listOf(valueAt(pod, ["spec", field])));
    return lists.flat().filter(isObject);
}

function fillIn(container: JsonObject, limit: JsonObject): void {
    const resources = objectOf(container.resources);
    const limits = { ...objectOf(limit.default), ...objectOf(resources.limits) };
    const requests = { ...objectOf(limit.defaultRequest), ...objectOf(resources.requests) };
    container.resources = {
        ...resources,
        ...(Object.keys(limits).length === 0 ? {} : { limits }),
        ...(Object.keys(requests).length === 0 ? {} : { requests }),
    };
}

function excess(container: JsonObject, limit: JsonObject): string | undefined {
    for (const [resource, most] of Object.entries(objectOf(limit.max))) {
        const asked = valueAt(container, ["resources", "limits", resource]);
        if (asked !== undefined && quantity(asked) > quantity(most)) {
            return `maximum ${resource} usage per Container is ${textOf(most)}, but limit is ${textOf(asked)}`;
        }
    }
    for (const [resource, least] of Object.entries(objectOf(limit.min))) {
        const asked = valueAt(container, ["resources", "requests", resource]);
        if (asked !== undefined && quantity(asked) < quantity(least)) {
            return `minimum ${resource} usage per Container is ${textOf(least)}, but request is ${textOf(asked)}`;
        }
    }
    return undefined;
}

/** Gives a new pod's containers, in place, the requests and limits of its namespace, and refuses what is out of range. */
export function applyLimitRanges(cluster: Cluster, type: ResourceType, pod: KubernetesObject): void {
    if (storageKey(type) !== "core/pods") return;
    const limits = cluster
        .list(limitRanges, pod.metadata.namespace)
        .flatMap((range) => listOf(valueAt(range, ["spec", "limits"])).map(objectOf))
        .filter((limit) => limit.type === "Container");
    for (const container of containersOf(pod)) {
        for (const limit of limits) {
            fillIn(container, limit);
            const why = excess(container, limit);
            if (why !== undefined) throw forbidden(type, pod.metadata.name, why);
        }
    }
}
