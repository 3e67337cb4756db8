import { type ObjectChange } from "../api/controllers/controller";
import { type Cluster } from "../api/objects/cluster";
import { textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject } from "../api/objects/kubernetesObject";
import { isReady } from "../api/objects/workload";
import { builtin } from "../api/resources/builtinResources";

const pods = builtin("core/pods");
const nodes = builtin("core/nodes");

// How charts, EKS and Flux label the pods of a controller.
const nameLabels = ["app.kubernetes.io/name", "app.kubernetes.io/component", "app"] as const;

function isOf(pod: KubernetesObject, name: string): boolean {
    return nameLabels.some((label) => pod.metadata.labels?.[label] === name);
}

/** Whether a controller runs in the cluster: one of its pods is ready, on a node that is there. */
export function isRunning(cluster: Cluster, name: string): boolean {
    return cluster.list(pods).some((pod) => {
        if (!isOf(pod, name) || !isReady(pod) || pod.metadata.deletionTimestamp !== undefined) return false;
        return cluster.get(nodes, undefined, textOf(valueAt(pod, ["spec", "nodeName"]))) !== undefined;
    });
}

/** Whether a change may have started or stopped a controller. */
export function concerns({ storageKey, object }: ObjectChange, name: string): boolean {
    return storageKey === "core/pods" && isOf(object, name);
}
