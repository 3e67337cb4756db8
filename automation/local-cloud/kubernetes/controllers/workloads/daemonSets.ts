import { type Cluster } from "../../api/objects/cluster";
import { hashSuffix } from "../../api/objects/hash";
import { objectOf, textOf } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type Workload, counted, isReady } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../controller";
import { fitsNode } from "../pods/nodeFit";
import { ensurePod, ownerKey, podFrom, pods, podsOf, templateHash } from "../pods/pods";
import { removeObject, writeStatus } from "../../api/operations/writes";

const daemonSets = builtin("apps/daemonsets");
const nodes = builtin("core/nodes");
const revisionLabel = "controller-revision-hash";

function nodeOf(pod: KubernetesObject): string {
    return textOf(objectOf(pod.spec).nodeName);
}

function spread(cluster: Cluster, set: Workload, nodeNames: readonly string[], revision: string): void {
    for (const pod of podsOf(cluster, set)) {
        const isCurrent = pod.metadata.labels?.[revisionLabel] === revision;
        if (!isCurrent || !nodeNames.includes(nodeOf(pod))) removeObject(cluster, pods, pod);
    }
    for (const nodeName of nodeNames) {
        const suffix = hashSuffix(`${set.metadata.uid ?? ""} ${nodeName}`, 5);
        const labels = { [revisionLabel]: revision, "pod-template-generation": "1" };
        const name = `${set.metadata.name}-${suffix}`;
        ensurePod(cluster, set, podFrom(set, set.spec.template, name, labels, { nodeName }));
    }
}

/** DaemonSets make one pod on every node that their pods can run on. */
export const daemonSetController: Controller = {
    name: "daemonset",

    keysFor(change) {
        const { cluster, storageKey, object, isDeleted } = change;
        if (storageKey === "core/pods") return ownerKey(change, "DaemonSet");
        if (storageKey === "core/nodes") return cluster.list(daemonSets).map(keyOf);
        return storageKey === "apps/daemonsets" && !isDeleted ? [keyOf(object)] : [];
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const set = cluster.get(daemonSets, namespace, name) as Workload | undefined;
        if (set === undefined) return;
        const fitting = cluster
            .list(nodes)
            .filter((node) => fitsNode(set.spec.template.spec, node, true))
            .map(({ metadata }) => metadata.name);
        if (set.metadata.deletionTimestamp === undefined) {
            spread(cluster, set, fitting, templateHash(set.spec.template));
        }
        const existing = podsOf(cluster, set);
        const ready = existing.filter(isReady).length;
        writeStatus(cluster, daemonSets, set, {
            currentNumberScheduled: existing.length,
            desiredNumberScheduled: fitting.length,
            numberMisscheduled: 0,
            numberReady: ready,
            observedGeneration: set.metadata.generation ?? 1,
            ...counted({
                updatedNumberScheduled: existing.length,
                numberAvailable: ready,
                numberUnavailable: fitting.length - ready,
            }),
        });
    },
};
