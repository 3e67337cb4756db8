import { isManaged, type ManagedObjects } from "./managedObjects";
import type { OwnerReference } from "./cluster/kubeObject";
import { isOf, type ClusterObject } from "./cluster/clusterObject";

/** The objects found in a cluster at one time, and the questions that the steps of a drain ask about them. */
export class ClusterSnapshot {
    readonly #byUid: ReadonlyMap<string, ClusterObject>;

    constructor(
        readonly all: readonly ClusterObject[],
        readonly managed: ManagedObjects,
    ) {
        this.#byUid = new Map(all.map((item) => [item.object.metadata.uid, item]));
    }

    /** All objects of these types, each type named as by `typeName`. */
    of(...names: readonly string[]): ClusterObject[] {
        return this.all.filter((item) => names.some((name) => isOf(item, name)));
    }

    /** Whether the engine deletes an object, or deletes the object that it belongs to. */
    isManaged(item: ClusterObject): boolean {
        return isManaged(this.managed, item) || isManaged(this.managed, this.topOf(item));
    }

    /** The topmost owner of an object, as far as it was found: the Deployment of a pod. An object without an owner is its own. */
    topOf(item: ClusterObject): ClusterObject {
        const { ownerReferences: owners = [] } = item.object.metadata;
        const owner: OwnerReference | undefined =
            owners.find(({ controller }) => controller === true) ?? owners[0];
        const found = owner === undefined ? undefined : this.#byUid.get(owner.uid);
        return found === undefined || found === item ? item : this.topOf(found);
    }
}
