import { type Cluster } from "../../api/objects/cluster";
import { hashNumber } from "../../api/objects/hash";
import { type JsonObject, listOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { phaseOf } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../controller";
import { recordEvent } from "../events";
import { fitsNode } from "./nodeFit";
import { pendingStatus, runningStatus } from "./podStatus";
import { pods } from "./pods";
import { removeObject, writeObject, writeStatus } from "../../api/operations/writes";

const nodes = builtin("core/nodes");
const claims = builtin("core/persistentvolumeclaims");

function addressOf(node: KubernetesObject): string {
    const found = listOf(valueAt(node, ["status", "addresses"]))
        .map(objectOf)
        .find(({ type }) => type === "InternalIP");
    return textOf(found?.address);
}

/** Names of the claims a pod mounts. */
export function claimsOf(pod: KubernetesObject): string[] {
    return listOf(valueAt(pod, ["spec", "volumes"]))
        .map((volume) => textOf(valueAt(volume, ["persistentVolumeClaim", "claimName"])))
        .filter((name) => name !== "");
}

/** The node for a pod; the reason in the scheduler's words where there is none. */
function choose(cluster: Cluster, pod: KubernetesObject): KubernetesObject | string {
    const missing = claimsOf(pod).find(
        (name) => cluster.get(claims, pod.metadata.namespace, name) === undefined,
    );
    const all = cluster.list(nodes);
    if (missing !== undefined) {
        return `0/${all.length} nodes are available: persistentvolumeclaim "${missing}" not found.`;
    }
    if (all.length === 0) return "no nodes available to schedule pods";
    const fitting = all.filter((node) => fitsNode(objectOf(pod.spec), node));
    const chosen = fitting[hashNumber(pod.metadata.uid ?? "", Math.max(1, fitting.length))];
    if (chosen !== undefined) return chosen;
    return `0/${all.length} nodes are available: ${all.length} node(s) didn't match Pod's node affinity/selector or had untolerated taint(s).`;
}

function areClaimsBound(cluster: Cluster, pod: KubernetesObject): boolean {
    return claimsOf(pod).every((name) => {
        const claim = cluster.get(claims, pod.metadata.namespace, name);
        return claim !== undefined && phaseOf(claim) === "Bound";
    });
}

function waitForNode(cluster: Cluster, pod: KubernetesObject, why: string): void {
    recordEvent(cluster, pod, "Warning", "FailedScheduling", why, "default-scheduler");
    writeStatus(cluster, pods, pod, pendingStatus(pod, "PodScheduled", "Unschedulable", why));
}

/** What the scheduler and the nodes do: pods get a node that they fit on, and run there at once. */
export const podLifecycle: Controller = {
    name: "pod-lifecycle",

    keysFor({ cluster, storageKey, object, isDeleted }) {
        if (storageKey === "core/pods")
            return isDeleted || phaseOf(object) !== "Pending" ? [] : [keyOf(object)];
        if (storageKey === "core/persistentvolumeclaims") {
            return cluster
                .list(pods, object.metadata.namespace)
                .filter((pod) => phaseOf(pod) === "Pending" && claimsOf(pod).includes(object.metadata.name))
                .map(keyOf);
        }
        if (storageKey !== "core/nodes") return [];
        const isConcerned = (pod: KubernetesObject) =>
            isDeleted
                ? valueAt(pod, ["spec", "nodeName"]) === object.metadata.name
                : phaseOf(pod) === "Pending";
        return cluster.list(pods).filter(isConcerned).map(keyOf);
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const pod = cluster.get(pods, namespace, name);
        if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return;
        const nodeName = textOf(valueAt(pod, ["spec", "nodeName"]));
        const node = nodeName === "" ? choose(cluster, pod) : cluster.get(nodes, undefined, nodeName);
        if (node === undefined) {
            // Its node is gone and with it the pod; whoever owns it makes another one.
            removeObject(cluster, pods, pod);
            return;
        }
        if (phaseOf(pod) !== "Pending") return;
        if (typeof node === "string") {
            waitForNode(cluster, pod, node);
            return;
        }
        const spec: JsonObject = { ...objectOf(pod.spec), nodeName: node.metadata.name };
        const status = areClaimsBound(cluster, pod)
            ? runningStatus(pod, addressOf(node))
            : pendingStatus(pod, "Ready", "ContainersNotReady", "waiting for volumes to be bound");
        writeObject(cluster, pods, { ...pod, spec, status });
    },
};
