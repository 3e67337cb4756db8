import { type Store } from "../../../store/store";
import { removeObject, writeObject } from "../controllers/writes";
import { Cluster } from "../objects/cluster";
import { objectOf, without } from "../objects/json";
import { retryOnConflict } from "../operations/retry";
import { builtin } from "../resources/builtinResources";
import { findCluster } from "./clusterRecord";
import { ensureObject } from "./ensureObject";
import { type NodeGroup, groupLabel, nodeObject } from "./nodeObject";

const nodes = builtin("core/nodes");

/**
 * Makes the nodes of a cluster those of its node groups: adds what is missing, removes what is too many, and updates
 * labels, taints and version of the rest. Nodes that belong to no group stay. Can be repeated.
 */
export function setNodes(store: Store, clusterId: string, groups: readonly NodeGroup[]): void {
    const version = findCluster(store, clusterId)?.version;
    if (version === undefined) return;
    const cluster = new Cluster(store, clusterId);
    const wanted = groups.flatMap((group) =>
        Array.from({ length: group.count }, (_, index) => nodeObject(clusterId, group, index, version)),
    );
    const names = new Set(wanted.map(({ metadata }) => metadata.name));
    for (const node of wanted) {
        ensureObject(cluster, node, "kubelet");
        retryOnConflict(() => {
            const current = cluster.get(nodes, undefined, node.metadata.name);
            if (current === undefined) return;
            const labels = { ...current.metadata.labels, ...node.metadata.labels };
            const { nodeInfo } = node.status as { nodeInfo: unknown };
            writeObject(cluster, nodes, {
                ...current,
                metadata: { ...current.metadata, labels },
                spec: { ...without(objectOf(current.spec), "taints"), ...objectOf(node.spec) },
                status: { ...(current.status as object), nodeInfo },
            });
        });
    }
    for (const node of cluster.list(nodes)) {
        const isOfGroup = node.metadata.labels?.[groupLabel] !== undefined;
        if (isOfGroup && !names.has(node.metadata.name)) removeObject(cluster, nodes, node);
    }
}
