import { type Store } from "../../../store/store";
import { Cluster, type Webhook } from "../objects/cluster";
import { type ClusterRecord, clusterRecords, eksVersion, findCluster } from "./clusterRecord";
import { ensureObject } from "./ensureObject";
import { freshObjects } from "./freshObjects";

/**
 * Makes the Kubernetes API of a cluster answer: its first namespaces, roles and services. Can be repeated, and by
 * several processes at once. With another version than before, the cluster is upgraded.
 */
export function bootstrapCluster(store: Store, clusterId: string, version: string): void {
    const known = findCluster(store, clusterId);
    if (known?.isReady === true && known.version === version) return;
    const record: ClusterRecord = { version, isReady: known?.isReady ?? false };
    store.put(clusterRecords, clusterId, record);
    const cluster = new Cluster(store, clusterId);
    for (const object of freshObjects) ensureObject(cluster, object, "kube-apiserver");
    if (!record.isReady) store.put(clusterRecords, clusterId, { ...record, isReady: true });
}

/** The cluster behind an id, with the webhooks of what may run in it; one that EKS has but nobody bootstrapped yet is bootstrapped now. */
export function openCluster(
    store: Store,
    clusterId: string,
    webhooks: readonly Webhook[] = [],
): Cluster | undefined {
    if (findCluster(store, clusterId)?.isReady !== true) {
        const version = eksVersion(store, clusterId);
        if (version === undefined) return undefined;
        bootstrapCluster(store, clusterId, version);
    }
    return new Cluster(store, clusterId, webhooks);
}
