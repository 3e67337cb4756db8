import { type Store } from "../../../store/store";
import { removeObject, writeObject } from "../operations/writes";
import { type Cluster } from "../objects/cluster";
import { objectOf, without } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { retryOnConflict } from "../operations/retry";
import { builtin } from "../resources/builtinResources";
import { openCluster } from "./bootstrapCluster";
import { clusterVersion } from "./clusterRecord";
import { ensureObject } from "./ensureObject";
import { type NodeGroup, groupLabel, nodeObject } from "./nodeObject";

const nodes = builtin("core/nodes");

/**
 * Makes the nodes of a node group as many and as they are asked for: adds what is missing, removes what is too many,
 * and updates labels, taints and version of the rest. Nodes of other groups stay. Can be repeated; does nothing for
 * a cluster that is not there.
 */
export function setNodes(store: Store, clusterId: string, group: NodeGroup): void {
    const cluster = openCluster(store, clusterId);
    if (cluster === undefined) return;
    const version = group.version ?? clusterVersion(store, clusterId);
    const wanted = Array.from({ length: group.count }, (_, index) =>
        nodeObject(clusterId, group, index, version),
    );
    const names = new Set(wanted.map(({ metadata }) => metadata.name));
    for (const node of wanted) {
        ensureObject(cluster, node, "kubelet");
        retryOnConflict(() => {
            update(cluster, node);
        });
    }
    for (const node of cluster.list(nodes)) {
        const isOfGroup = node.metadata.labels?.[groupLabel] === group.name;
        if (isOfGroup && !names.has(node.metadata.name)) removeObject(cluster, nodes, node);
    }
}

function update(cluster: Cluster, wanted: KubernetesObject): void {
    const current = cluster.get(nodes, undefined, wanted.metadata.name);
    if (current === undefined) return;
    const labels = { ...current.metadata.labels, ...wanted.metadata.labels };
    const nodeInfo = objectOf(wanted.status).nodeInfo ?? {};
    writeObject(cluster, nodes, {
        ...current,
        metadata: { ...current.metadata, labels },
        spec: { ...without(objectOf(current.spec), "taints"), ...objectOf(wanted.spec) },
        status: { ...objectOf(current.status), nodeInfo },
    });
}
