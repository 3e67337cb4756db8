import { ensureObject } from "../../api/bootstrap/ensureObject";
import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, isObject, listOf, numberOf, objectOf, textOf } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type Workload, counted, isReady } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../controller";
import { ensurePod, ownerKey, podFrom, pods, podsOf, templateHash } from "../pods/pods";
import { removeObject, writeStatus } from "../../api/operations/writes";

const statefulSets = builtin("apps/statefulsets");
const revisionLabel = "controller-revision-hash";

function claimTemplates(set: Workload): JsonObject[] {
    return listOf(set.spec.volumeClaimTemplates).filter(isObject);
}

function claimName(set: Workload, template: JsonObject, index: number): string {
    return `${textOf(objectOf(template.metadata).name)}-${set.metadata.name}-${index}`;
}

function ensureClaims(cluster: Cluster, set: Workload, index: number): void {
    for (const template of claimTemplates(set)) {
        const labels = objectOf(set.spec.selector.matchLabels) as Record<string, string>;
        ensureObject(cluster, {
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            metadata: {
                name: claimName(set, template, index),
                namespace: set.metadata.namespace ?? "",
                labels,
            },
            spec: template.spec,
        });
    }
}

function podOf(set: Workload, index: number, revision: string): KubernetesObject {
    const name = `${set.metadata.name}-${index}`;
    const claims = claimTemplates(set).map((template) => ({
        name: textOf(objectOf(template.metadata).name),
        persistentVolumeClaim: { claimName: claimName(set, template, index) },
    }));
    const labels = {
        [revisionLabel]: revision,
        "statefulset.kubernetes.io/pod-name": name,
        "apps.kubernetes.io/pod-index": String(index),
    };
    return podFrom(set, set.spec.template, name, labels, {
        hostname: name,
        ...(typeof set.spec.serviceName === "string" ? { subdomain: set.spec.serviceName } : {}),
        volumes: [...listOf(set.spec.template.spec.volumes), ...claims],
    });
}

function scale(cluster: Cluster, set: Workload, revision: string): void {
    const wanted = numberOf(set.spec.replicas);
    const names = Array.from({ length: wanted }, (_, index) => `${set.metadata.name}-${index}`);
    for (const pod of podsOf(cluster, set)) {
        const { name, labels } = pod.metadata;
        if (!names.includes(name) || labels?.[revisionLabel] !== revision) removeObject(cluster, pods, pod);
    }
    names.forEach((_, index) => {
        ensureClaims(cluster, set, index);
        ensurePod(cluster, set, podOf(set, index, revision));
    });
}

/** StatefulSets make numbered pods, each with claims of its own that outlive it. */
export const statefulSetController: Controller = {
    name: "statefulset",

    keysFor(change) {
        if (change.storageKey === "core/pods") return ownerKey(change, "StatefulSet");
        return change.storageKey === "apps/statefulsets" && !change.isDeleted ? [keyOf(change.object)] : [];
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const set = cluster.get(statefulSets, namespace, name) as Workload | undefined;
        if (set === undefined) return;
        const revision = templateHash(set.spec.template);
        if (set.metadata.deletionTimestamp === undefined) scale(cluster, set, revision);
        const existing = podsOf(cluster, set);
        const ready = existing.filter(isReady).length;
        writeStatus(cluster, statefulSets, set, {
            replicas: existing.length,
            ...counted({
                readyReplicas: ready,
                currentReplicas: existing.length,
                updatedReplicas: existing.length,
            }),
            availableReplicas: ready,
            currentRevision: `${name}-${revision}`,
            updateRevision: `${name}-${revision}`,
            observedGeneration: set.metadata.generation ?? 1,
            collisionCount: 0,
        });
    },
};
