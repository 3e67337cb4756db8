import { candidatesOf } from "../candidate";
import type { KindOfLeftover } from "./kindOfLeftover";

/** The environment's EKS cluster: only reported, because it is deleted with its layer. As long as it exists it may make more resources. */
export const clusters: KindOfLeftover = {
    kind: "cluster",
    find: (_, search) => {
        const { cluster } = search;
        if (cluster?.name === undefined) return Promise.resolve([]);
        // A cluster's id is its name, in the engine's state and in AWS's own tools.
        const seen = {
            id: cluster.name,
            name: cluster.name,
            tags: cluster.tags ?? {},
            vpcId: cluster.resourcesVpcConfig?.vpcId,
            size: `Kubernetes ${cluster.version ?? "?"}`,
            createdAt: cluster.createdAt,
            mark: `name ${cluster.name}`,
            reason: "a cluster goes with its layer",
        };
        return Promise.resolve(candidatesOf("cluster", seen, search));
    },
};
