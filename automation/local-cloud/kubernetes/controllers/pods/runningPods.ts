import { type ObjectChange } from "../controller";
import { type Cluster } from "../../api/objects/cluster";
import { textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { isReady } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";

const pods = builtin("core/pods");
const nodes = builtin("core/nodes");

// How charts, EKS and Flux label the pods of a controller.
const nameLabels = ["app.kubernetes.io/name", "app.kubernetes.io/component", "app"] as const;

function isOf(pod: KubernetesObject, name: string): boolean {
    return nameLabels.some((label) => pod.metadata.labels?.[label] === name);
}

/** Whether a pod is a controller's that runs: ready, and on a node that is there. */
function runs(cluster: Cluster, name: string, pod: KubernetesObject): boolean {
    if (!isOf(pod, name) || !isReady(pod) || pod.metadata.deletionTimestamp !== undefined) return false;
    return cluster.get(nodes, undefined, textOf(valueAt(pod, ["spec", "nodeName"]))) !== undefined;
}

/** The pod of a controller that runs in the cluster; undefined where it does not run. */
export function runningPod(cluster: Cluster, name: string): KubernetesObject | undefined {
    return cluster.list(pods).find((pod) => runs(cluster, name, pod));
}

/** Whether a controller runs in the cluster. */
export function isRunning(cluster: Cluster, name: string): boolean {
    return runningPod(cluster, name) !== undefined;
}

/** Whether a change may have started or stopped a controller. */
export function concerns({ storageKey, object }: ObjectChange, name: string): boolean {
    return storageKey === "core/pods" && isOf(object, name);
}
