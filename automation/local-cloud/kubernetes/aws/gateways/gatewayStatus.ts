import { mergeConditions } from "../../controllers/conditions";
import { writeStatus } from "../../api/operations/writes";
import { type Cluster } from "../../api/objects/cluster";
import { equal, type JsonObject, objectOf } from "../../api/objects/json";
import { type KubernetesObject, timestamp } from "../../api/objects/kubernetesObject";
import { type ResourceType } from "../../api/resources/resourceType";

/** A condition as the Gateway API has them. */
export function condition(
    { metadata }: KubernetesObject,
    type: string,
    isTrue: boolean,
    reason: string,
    message: string,
): JsonObject {
    return {
        type,
        status: isTrue ? "True" : "False",
        reason,
        message,
        observedGeneration: metadata.generation ?? 1,
        lastTransitionTime: timestamp(),
    };
}

/** Writes conditions, and what else there is to say, into the status of a live object if it says something else. */
export function tell(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    conditions: readonly JsonObject[],
    more: JsonObject = {},
): void {
    const live = cluster.get(type, object.metadata.namespace, object.metadata.name);
    if (live === undefined) return;
    const before = objectOf(live.status);
    const status = { ...before, ...more, conditions: mergeConditions(before.conditions, conditions) };
    if (!equal(before, status)) writeStatus(cluster, type, live, status);
}
