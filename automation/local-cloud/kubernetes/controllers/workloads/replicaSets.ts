import { hashSuffix } from "../../api/objects/hash";
import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, numberOf, objectOf } from "../../api/objects/json";
import { timestamp } from "../../api/objects/kubernetesObject";
import { type Workload, counted, isReady } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { mergeConditions } from "../conditions";
import { type Controller, keyOf, splitKey } from "../controller";
import { ensurePod, ownerKey, podFrom, pods, podsOf } from "../pods/pods";
import { removeObject, writeStatus } from "../../api/operations/writes";

/** Names of the pods a set makes first, second, and so on. */
function podName(set: Workload, index: number): string {
    return `${set.metadata.name}-${hashSuffix(`${set.metadata.uid ?? ""} ${index}`, 5)}`;
}

/** Makes and removes pods. Returns why pods that are wanted are refused. */
function scale(cluster: Cluster, set: Workload): string | undefined {
    const existing = podsOf(cluster, set);
    const wanted = numberOf(set.spec.replicas);
    const names = new Set(existing.map(({ metadata }) => metadata.name));
    for (let index = 0, missing = wanted - existing.length; missing > 0; index += 1) {
        const name = podName(set, index);
        if (names.has(name)) continue;
        const refusal = ensurePod(cluster, set, podFrom(set, set.spec.template, name));
        if (refusal !== undefined) return refusal;
        missing -= 1;
    }
    if (existing.length <= wanted) return undefined;
    const own = Array.from({ length: existing.length }, (_, index) => podName(set, index));
    const rank = (name: string) => (own.includes(name) ? own.indexOf(name) : own.length);
    const surplus = existing
        .sort((one, other) => rank(one.metadata.name) - rank(other.metadata.name))
        .slice(wanted);
    for (const pod of surplus) removeObject(cluster, pods, pod);
    return undefined;
}

function failure(message: string): JsonObject {
    return {
        type: "ReplicaFailure",
        status: "True",
        reason: "FailedCreate",
        message,
        lastTransitionTime: timestamp(),
    };
}

function controllerFor(kind: "ReplicaSet" | "ReplicationController", storageKey: string): Controller {
    const type = builtin(storageKey);
    const read = (cluster: Cluster, key: string): Workload | undefined => {
        const { namespace, name } = splitKey(key);
        const object = cluster.get(type, namespace, name) as Workload | undefined;
        if (object === undefined || kind === "ReplicaSet") return object;
        // Its selector is a plain set of labels.
        return { ...object, spec: { ...object.spec, selector: { matchLabels: object.spec.selector } } };
    };
    return {
        name: kind,

        keysFor(change) {
            if (change.storageKey === "core/pods") return ownerKey(change, kind);
            if (["core/resourcequotas", "core/limitranges"].includes(change.storageKey)) {
                return change.cluster.list(type, change.object.metadata.namespace).map(keyOf);
            }
            return change.storageKey === storageKey && !change.isDeleted ? [keyOf(change.object)] : [];
        },

        reconcile(cluster, key) {
            const set = read(cluster, key);
            if (set === undefined) return;
            const isLeaving = set.metadata.deletionTimestamp !== undefined;
            const refusal = isLeaving ? undefined : scale(cluster, set);
            const existing = podsOf(cluster, set);
            const ready = existing.filter(isReady).length;
            const current = cluster.get(type, set.metadata.namespace, set.metadata.name);
            if (current === undefined) return;
            writeStatus(cluster, type, current, {
                replicas: existing.length,
                ...counted({
                    fullyLabeledReplicas: existing.length,
                    readyReplicas: ready,
                    availableReplicas: ready,
                    observedGeneration: current.metadata.generation ?? 0,
                }),
                ...(refusal === undefined
                    ? {}
                    : {
                          conditions: mergeConditions(objectOf(current.status).conditions, [
                              failure(refusal),
                          ]),
                      }),
            });
        },
    };
}

/** ReplicaSets make as many pods as they say. */
export const replicaSetController = controllerFor("ReplicaSet", "apps/replicasets");

/** So do ReplicationControllers. */
export const replicationController = controllerFor("ReplicationController", "core/replicationcontrollers");
