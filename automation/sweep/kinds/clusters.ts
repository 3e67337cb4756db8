import { candidatesOf } from "../candidate";
import type { KindOfLeftover } from "./kindOfLeftover";

/** The environment's EKS cluster: only reported, because it goes with its layer. As long as it is there, it may make more. */
export const clusters: KindOfLeftover = {
    kind: "cluster",
    find: (_, search) => {
        const { cluster } = search;
        if (cluster?.name === undefined) return Promise.resolve([]);
        // The engine's state and AWS's own tools know a cluster by its name.
        const seen = {
            id: cluster.name,
            name: cluster.name,
            tags: cluster.tags ?? {},
            vpcId: cluster.resourcesVpcConfig?.vpcId,
            size: `Kubernetes ${cluster.version ?? "?"}`,
            createdAt: cluster.createdAt,
            mark: `name ${cluster.name}`,
            reason: "a cluster goes with the compute layer",
        };
        return Promise.resolve(candidatesOf("cluster", seen, search));
    },
};
