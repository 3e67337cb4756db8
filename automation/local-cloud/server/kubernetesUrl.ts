import { clusterIdOf } from "../kubernetes/api/bootstrap/clusterRecord";
import { type JsonMap, text } from "../model/json";
import type { Store } from "../store/store";

/** Where the Kubernetes API behind an EKS endpoint answers; undefined if the account has no such cluster. */
export function kubernetesUrlOf(
    store: Store,
    server: { url(clusterId: string): string },
    endpoint: string,
): string | undefined {
    const id = clusterIdOf(endpoint);
    // Hosts are the same in capitals.
    const found = store
        .list<JsonMap>("eks/cluster")
        .map(({ body }) => clusterIdOf(text(body.endpoint)))
        .find((known) => known?.toLowerCase() === id?.toLowerCase());
    return found === undefined ? undefined : server.url(found);
}
