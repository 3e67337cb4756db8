import { type Cluster } from "../objects/cluster";
import { type JsonObject } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { deleteObject, type Propagation } from "./deleteObject";
import { updateObject } from "./updateObject";
import { type ResourceType } from "../resources/resourceType";

/** Who the controllers are in managed fields. */
export const controllerManager = { name: "kube-controller-manager" };

/** Writes the status a controller found, if it is another than before. */
export function writeStatus(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    status: JsonObject,
): void {
    const manager = { ...controllerManager, subresource: "status" };
    updateObject(cluster, type, object, { ...object, status }, { manager, dryRun: false, part: "status" });
}

/** Writes an object as a whole, status included. */
export function writeObject(cluster: Cluster, type: ResourceType, next: KubernetesObject): void {
    const current = cluster.get(type, next.metadata.namespace, next.metadata.name);
    if (current === undefined) return;
    updateObject(cluster, type, current, next, { manager: controllerManager, dryRun: false, part: "all" });
}

function writeFinalizers(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    change: (finalizers: readonly string[]) => string[],
): void {
    const { finalizers: before = [], ...metadata } = object.metadata;
    const finalizers = change(before);
    if (finalizers.length === before.length) return;
    writeObject(cluster, type, {
        ...object,
        metadata: finalizers.length === 0 ? metadata : { ...metadata, finalizers },
    });
}

/** Lets go of an object that waits for this controller before it goes. */
export function removeFinalizer(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    finalizer: string,
): void {
    writeFinalizers(cluster, type, object, (before) => before.filter((one) => one !== finalizer));
}

/** Makes an object wait for this controller before it goes. */
export function addFinalizer(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    finalizer: string,
): void {
    writeFinalizers(cluster, type, object, (before) =>
        before.includes(finalizer) ? [...before] : [...before, finalizer],
    );
}

/** Deletes an object unless that is under way. */
export function removeObject(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    propagation: Propagation = "Background",
): void {
    if (object.metadata.deletionTimestamp !== undefined) return;
    deleteObject(cluster, type, object, { propagation, dryRun: false });
}
