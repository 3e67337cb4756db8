import { type Store } from "../../../store/store";
import { clusterPrefix } from "../objects/cluster";
import { clusterRecords } from "./clusterRecord";

/** Forgets a cluster and every object in it, at once and without finalizers: the control plane is gone. */
export function dropCluster(store: Store, clusterId: string): void {
    // First the record: controllers of other processes stop when it is gone.
    store.delete(clusterRecords, clusterId);
    const prefix = clusterPrefix(clusterId);
    for (const kind of store.kinds(prefix)) {
        for (const { id } of store.list(kind)) store.delete(kind, id);
    }
}
