import { type Cluster } from "../objects/cluster";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { createObject } from "../operations/createObject";
import { findKind } from "../resources/resourceTypes";
import { StatusError } from "../status/statusError";

/** Creates an object unless it is there: for what must exist, whoever makes it first. */
export function ensureObject(
    cluster: Cluster,
    object: KubernetesObject,
    manager = "kube-controller-manager",
): void {
    const type = findKind(cluster, object.apiVersion, object.kind);
    if (type === undefined) throw new Error(`the cluster has no ${object.apiVersion} ${object.kind}`);
    const { namespace, name } = object.metadata;
    if (cluster.get(type, namespace, name) !== undefined) return;
    try {
        createObject(cluster, type, namespace, object, { manager: { name: manager }, dryRun: false });
    } catch (error) {
        if (!(error instanceof StatusError && error.reason === "AlreadyExists")) throw error;
    }
}
