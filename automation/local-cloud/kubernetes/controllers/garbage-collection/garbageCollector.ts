import { type Cluster, clusterPrefix } from "../../api/objects/cluster";
import { type KubernetesObject, type OwnerReference } from "../../api/objects/kubernetesObject";
import { propagationFinalizers } from "../../api/operations/deleteObject";
import { type ResourceType } from "../../api/resources/resourceType";
import { findKind, typeOfStoreKind } from "../../api/resources/resourceTypes";
import { type Controller, keyOf, splitKey } from "../controller";
import { OwnerIndex } from "./ownerIndex";
import { removeFinalizer, removeObject, writeObject } from "../../api/operations/writes";

interface Found {
    readonly type: ResourceType;
    readonly object: KubernetesObject;
}

/** Finds an object by a key that starts with its storage key. */
function find(cluster: Cluster, key: string): Found | undefined {
    const [storageKey = "", id = ""] = key.split(" ");
    const type = typeOfStoreKind(cluster, clusterPrefix(cluster.id) + storageKey);
    if (type === undefined) return undefined;
    const { namespace, name } = splitKey(id);
    const object = cluster.get(type, namespace, name);
    return object === undefined ? undefined : { type, object };
}

function isHeldBy(object: KubernetesObject, propagation: keyof typeof propagationFinalizers): boolean {
    const { deletionTimestamp, finalizers = [] } = object.metadata;
    return deletionTimestamp !== undefined && finalizers.includes(propagationFinalizers[propagation]);
}

/** Deletes what its owners leave behind. Source of the rules: k8s.io/kubernetes/pkg/controller/garbagecollector. */
class GarbageCollector implements Controller {
    readonly name = "garbage-collector";
    private readonly index = new OwnerIndex();

    keysFor(change: Parameters<Controller["keysFor"]>[0]): readonly string[] {
        const key = `${change.storageKey} ${keyOf(change.object)}`;
        const { object, isDeleted } = change;
        const concerned = this.index.note(change, key);
        const isHeld = !isDeleted && (isHeldBy(object, "Foreground") || isHeldBy(object, "Orphan"));
        return isHeld ? [...concerned, key] : concerned;
    }

    reconcile(cluster: Cluster, key: string): void {
        const found = find(cluster, key);
        if (found === undefined) return;
        if (isHeldBy(found.object, "Orphan")) this.orphanDependents(cluster, found);
        else if (isHeldBy(found.object, "Foreground")) this.deleteDependents(cluster, found);
        else if (found.object.metadata.deletionTimestamp === undefined) this.checkOwners(cluster, found);
    }

    private dependentsOf(cluster: Cluster, { metadata }: KubernetesObject): Found[] {
        return this.index
            .dependentsOf(metadata.uid ?? "")
            .map((key) => find(cluster, key))
            .filter((found) => found !== undefined)
            .filter(({ object }) => object.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid));
    }

    private orphanDependents(cluster: Cluster, { type, object }: Found): void {
        for (const dependent of this.dependentsOf(cluster, object)) {
            withoutOwners(cluster, dependent, ({ uid }) => uid === object.metadata.uid);
        }
        removeFinalizer(cluster, type, object, propagationFinalizers.Orphan);
    }

    private deleteDependents(cluster: Cluster, { type, object }: Found): void {
        for (const dependent of this.dependentsOf(cluster, object)) this.collect(cluster, dependent);
        const isBlocked = this.dependentsOf(cluster, object).some(({ object: dependent }) =>
            dependent.metadata.ownerReferences?.some(
                ({ uid, blockOwnerDeletion }) => uid === object.metadata.uid && blockOwnerDeletion === true,
            ),
        );
        if (!isBlocked) removeFinalizer(cluster, type, object, propagationFinalizers.Foreground);
    }

    /** Deletes an object unless an owner is left that wants it. */
    private checkOwners(cluster: Cluster, found: Found): void {
        const references = found.object.metadata.ownerReferences ?? [];
        if (references.length === 0) return;
        const states = references.map((reference) => this.ownerState(cluster, found.object, reference));
        const absent = references.filter((_, index) => states[index] === "absent");
        if (!states.includes("solid")) this.collect(cluster, found);
        else if (absent.length > 0)
            withoutOwners(cluster, found, ({ uid }) => absent.some((one) => one.uid === uid));
    }

    private collect(cluster: Cluster, { type, object }: Found): void {
        const hasDependents = this.dependentsOf(cluster, object).length > 0;
        removeObject(cluster, type, object, hasDependents ? "Foreground" : "Background");
    }

    private ownerState(
        cluster: Cluster,
        { metadata }: KubernetesObject,
        { apiVersion, kind, name, uid }: OwnerReference,
    ): "solid" | "absent" | "leaving" {
        if (this.index.isGone(uid)) return "absent";
        const type = findKind(cluster, apiVersion, kind);
        // A kind that is not known says nothing about its objects.
        if (type === undefined) return "solid";
        const owner = cluster.get(type, type.namespaced ? metadata.namespace : undefined, name);
        if (owner?.metadata.uid !== uid) return "absent";
        return isHeldBy(owner, "Foreground") ? "leaving" : "solid";
    }
}

function withoutOwners(
    cluster: Cluster,
    { type, object }: Found,
    isTaken: (reference: OwnerReference) => boolean,
): void {
    const { ownerReferences = [], ...metadata } = object.metadata;
    const left = ownerReferences.filter((reference) => !isTaken(reference));
    writeObject(cluster, type, {
        ...object,
        metadata: left.length === 0 ? metadata : { ...metadata, ownerReferences: left },
    });
}

/** A fresh garbage collector. */
export function garbageCollector(): Controller {
    return new GarbageCollector();
}
