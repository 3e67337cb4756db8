import { createObject } from "../../api/operations/createObject";
import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, equal, numberOf, objectOf, textOf } from "../../api/objects/json";
import { type KubernetesObject, timestamp } from "../../api/objects/kubernetesObject";
import {
    type Workload,
    controllerOf,
    conditionOf,
    controllerReference,
    counted,
} from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { keepTimes } from "../conditions";
import { type Controller, keyOf, splitKey } from "../controller";
import { ownerKey, templateHash } from "../pods/pods";
import { controllerManager, removeObject, writeObject, writeStatus } from "../../api/operations/writes";

const deployments = builtin("apps/deployments");
const replicaSets = builtin("apps/replicasets");
const hashLabel = "pod-template-hash";
const revisionAnnotation = "deployment.kubernetes.io/revision";

function revisionOf({ metadata }: KubernetesObject): number {
    return Number(metadata.annotations?.[revisionAnnotation] ?? 0);
}

function withRevision<T extends KubernetesObject>(object: T, revision: number): T {
    const annotations = { ...object.metadata.annotations, [revisionAnnotation]: String(revision) };
    return { ...object, metadata: { ...object.metadata, annotations } };
}

function newReplicaSet(deployment: Workload, hash: string, revision: number): KubernetesObject {
    const { template, selector, replicas } = deployment.spec;
    const labels = { ...template.metadata?.labels, [hashLabel]: hash };
    const { name, namespace = "" } = deployment.metadata;
    return withRevision(
        {
            apiVersion: "apps/v1",
            kind: "ReplicaSet",
            metadata: {
                name: `${name}-${hash}`,
                namespace,
                labels,
                ownerReferences: [controllerReference(deployment)],
            },
            spec: {
                replicas: replicas ?? 1,
                selector: {
                    ...selector,
                    matchLabels: { ...objectOf(selector.matchLabels), [hashLabel]: hash },
                },
                template: { ...template, metadata: { ...template.metadata, labels } },
            },
        },
        revision,
    );
}

function scale(cluster: Cluster, set: KubernetesObject, replicas: number, revision = revisionOf(set)): void {
    const spec = objectOf(set.spec);
    if (spec.replicas === replicas && revisionOf(set) === revision) return;
    writeObject(cluster, replicaSets, withRevision({ ...set, spec: { ...spec, replicas } }, revision));
}

/** Scales the set of the current template up and the others down; forgets the oldest beyond the history limit. */
function roll(cluster: Cluster, deployment: Workload, sets: readonly KubernetesObject[]): void {
    const hash = templateHash(deployment.spec.template);
    const replicas = numberOf(deployment.spec.replicas);
    const current = sets.find(({ metadata }) => metadata.labels?.[hashLabel] === hash);
    const others = sets.filter((set) => set !== current);
    const newest = Math.max(0, ...others.map(revisionOf));
    const revision = Math.max(newest + 1, current === undefined ? 0 : revisionOf(current));
    if (deployment.spec.paused === true) {
        if (current !== undefined) scale(cluster, current, replicas);
        return;
    }
    if (current === undefined) {
        const set = newReplicaSet(deployment, hash, revision);
        const options = { manager: controllerManager, dryRun: false };
        createObject(cluster, replicaSets, deployment.metadata.namespace, set, options);
    } else scale(cluster, current, replicas, revision);
    for (const set of others) scale(cluster, set, 0);
    const kept = numberOf(deployment.spec.revisionHistoryLimit);
    const old = others
        .filter((set) => numberOf(objectOf(set.status).replicas) === 0)
        .sort((one, other) => revisionOf(other) - revisionOf(one));
    for (const set of old.slice(kept)) removeObject(cluster, replicaSets, set);
    if (revisionOf(deployment) !== revision) {
        writeObject(cluster, deployments, withRevision(deployment, revision));
    }
}

function condition(type: string, isTrue: boolean, reason: string, message: string): JsonObject {
    const now = timestamp();
    return {
        type,
        status: isTrue ? "True" : "False",
        reason,
        message,
        lastUpdateTime: now,
        lastTransitionTime: now,
    };
}

function maxUnavailable(deployment: Workload): number {
    const rolling = objectOf(objectOf(deployment.spec.strategy).rollingUpdate);
    const value = rolling.maxUnavailable;
    if (typeof value === "number") return value;
    return Math.floor((numberOf(deployment.spec.replicas) * Number.parseInt(textOf(value) || "0", 10)) / 100);
}

function statusOf(deployment: Workload, sets: readonly KubernetesObject[]): JsonObject {
    const sum = (field: string, from = sets) =>
        from.reduce((total, set) => total + numberOf(objectOf(set.status)[field]), 0);
    const hash = templateHash(deployment.spec.template);
    const current = sets.filter(({ metadata }) => metadata.labels?.[hashLabel] === hash);
    const replicas = numberOf(deployment.spec.replicas);
    const available = sum("availableReplicas");
    const updated = sum("replicas", current);
    const isAvailable = available >= replicas - maxUnavailable(deployment);
    const isDone = updated === replicas && sum("replicas") === replicas && available === replicas;
    const set = `ReplicaSet "${deployment.metadata.name}-${hash}"`;
    const conditions = [
        isAvailable
            ? condition("Available", true, "MinimumReplicasAvailable", "Deployment has minimum availability.")
            : condition(
                  "Available",
                  false,
                  "MinimumReplicasUnavailable",
                  "Deployment does not have minimum availability.",
              ),
        isDone
            ? condition("Progressing", true, "NewReplicaSetAvailable", `${set} has successfully progressed.`)
            : condition("Progressing", true, "ReplicaSetUpdated", `${set} is progressing.`),
        ...current.map((one) => conditionOf(one, "ReplicaFailure")).filter((one) => one !== undefined),
    ];
    return {
        observedGeneration: deployment.metadata.generation ?? 1,
        ...counted({
            replicas: sum("replicas"),
            updatedReplicas: updated,
            readyReplicas: sum("readyReplicas"),
            availableReplicas: available,
            unavailableReplicas: Math.max(0, replicas - available),
        }),
        conditions: keepTimes(objectOf(deployment.status).conditions, conditions),
    };
}

function setsOf(cluster: Cluster, deployment: Workload): KubernetesObject[] {
    return cluster
        .list(replicaSets, deployment.metadata.namespace)
        .filter((set) => controllerOf(set)?.uid === deployment.metadata.uid);
}

/** Takes over sets of its template that lost their owner. */
function adopt(cluster: Cluster, deployment: Workload): void {
    const { name, namespace } = deployment.metadata;
    const set = cluster.get(replicaSets, namespace, `${name}-${templateHash(deployment.spec.template)}`);
    if (set === undefined || controllerOf(set) !== undefined) return;
    const ownerReferences = [...(set.metadata.ownerReferences ?? []), controllerReference(deployment)];
    writeObject(cluster, replicaSets, { ...set, metadata: { ...set.metadata, ownerReferences } });
}

/** Deployments make ReplicaSets, one per template. */
export const deploymentController: Controller = {
    name: "deployment",

    keysFor(change) {
        if (change.storageKey === "apps/replicasets") return ownerKey(change, "Deployment");
        return change.storageKey === "apps/deployments" && !change.isDeleted ? [keyOf(change.object)] : [];
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const read = () => cluster.get(deployments, namespace, name) as Workload | undefined;
        const deployment = read();
        if (deployment === undefined) return;
        if (deployment.metadata.deletionTimestamp === undefined) {
            adopt(cluster, deployment);
            roll(cluster, deployment, setsOf(cluster, deployment));
        }
        const rolled = read();
        if (rolled === undefined) return;
        const status = statusOf(rolled, setsOf(cluster, rolled));
        if (!equal(status, rolled.status)) writeStatus(cluster, deployments, rolled, status);
    },
};
