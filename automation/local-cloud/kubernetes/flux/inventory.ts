import { removeObject } from "../api/operations/writes";
import { type Cluster } from "../api/objects/cluster";
import { listOf, objectOf, textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject } from "../api/objects/kubernetesObject";
import { findKind } from "../api/resources/resourceTypes";

/** One object that was made, as the status of a Kustomization lists it: `<namespace>_<name>_<group>_<kind>`. */
export interface Entry {
    readonly id: string;
    readonly v: string;
}

function groupOf(apiVersion: string): readonly [group: string, version: string] {
    const slash = apiVersion.indexOf("/");
    return [apiVersion.slice(0, Math.max(0, slash)), apiVersion.slice(slash + 1)];
}

/** How an object is listed. Colons, which names of roles hold, are written as two underscores. */
export function entryOf({ apiVersion, kind, metadata }: KubernetesObject): Entry {
    const [group, v] = groupOf(apiVersion);
    const name = metadata.name.replaceAll(":", "__");
    return { id: [metadata.namespace ?? "", name, group, kind].join("_"), v };
}

/** The objects that a Flux object has made, as its status lists them. */
export function inventoryOf(object: KubernetesObject): Entry[] {
    return listOf(valueAt(object, ["status", "inventory", "entries"]))
        .map(objectOf)
        .map(({ id, v }) => ({ id: textOf(id), v: textOf(v) }));
}

/** The object behind an entry; undefined when it is gone, or its kind is. */
export function liveEntry(cluster: Cluster, { id, v }: Entry): KubernetesObject | undefined {
    const [namespace = "", ...rest] = id.split("_");
    const kind = rest.pop() ?? "";
    const group = rest.pop() ?? "";
    const name = rest.join("_").replaceAll("__", ":");
    const type = findKind(cluster, group === "" ? v : `${group}/${v}`, kind);
    return type === undefined ? undefined : cluster.get(type, namespace === "" ? undefined : namespace, name);
}

/** Deletes what entries list, last first, except objects that say that they are to stay. */
export function prune(cluster: Cluster, entries: readonly Entry[]): void {
    for (const entry of [...entries].reverse()) {
        const object = liveEntry(cluster, entry);
        if (object === undefined) continue;
        const { annotations, labels } = object.metadata;
        const key = "kustomize.toolkit.fluxcd.io/prune";
        if ([annotations?.[key], labels?.[key]].includes("disabled")) continue;
        const type = findKind(cluster, object.apiVersion, object.kind);
        if (type !== undefined) removeObject(cluster, type, object);
    }
}
