import { type Store } from "../../../store/store";
import { objectOf, textOf } from "../objects/json";

/** What the local cloud notes about a cluster's API besides its objects. */
export interface ClusterRecord {
    /** Kubernetes version: `1.32`. */
    readonly version: string;
    /** False while the first objects are being made. */
    readonly isReady: boolean;
}

/** Store kind of the records; not below `k8s/`, which holds objects alone. */
export const clusterRecords = "k8s-cluster";

/** The record of a cluster that was bootstrapped. */
export function findCluster(store: Store, clusterId: string): ClusterRecord | undefined {
    return store.get<ClusterRecord>(clusterRecords, clusterId)?.body;
}

/** The cluster id in an EKS endpoint: the first label of its host. */
export function clusterIdOf(endpoint: string): string | undefined {
    return /^https?:\/\/([^./:]+)/.exec(endpoint)?.[1];
}

/** Version of the EKS cluster whose API this is; undefined when there is no such cluster, or not yet. */
export function eksVersion(store: Store, clusterId: string): string | undefined {
    const body = store
        .list("eks/cluster")
        .map((entity) => objectOf(entity.body))
        .find(({ endpoint }) => clusterIdOf(textOf(endpoint)) === clusterId);
    if (body === undefined || (body.status !== undefined && body.status !== "ACTIVE")) return undefined;
    return textOf(body.version) || "1.32";
}

/** The cluster's Kubernetes version: EKS's word, or what it was bootstrapped with. */
export function clusterVersion(store: Store, clusterId: string): string {
    return eksVersion(store, clusterId) ?? findCluster(store, clusterId)?.version ?? "1.32";
}
