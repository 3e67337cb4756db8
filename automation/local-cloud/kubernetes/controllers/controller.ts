import { type Cluster } from "../api/objects/cluster";
import { type KubernetesObject } from "../api/objects/kubernetesObject";

/** A change of one object, as controllers see it. */
export interface ObjectChange {
    readonly cluster: Cluster;
    /** `core/pods`, `apps/deployments`. */
    readonly storageKey: string;
    readonly object: KubernetesObject;
    readonly isDeleted: boolean;
}

/**
 * Brings what is in line with what is asked for, one key at a time. Runs again for every change, in every process
 * that serves the account, and after any crash: it only ever looks at the objects as they are, and repeats nothing.
 */
export interface Controller {
    readonly name: string;
    /** What to look at after a change; usually names of the objects that the controller is responsible for. */
    keysFor(change: ObjectChange): readonly string[];
    /** `again` asks for another look at the same key, e.g. when AWS has had its time. */
    reconcile(cluster: Cluster, key: string, again: () => void): void;
}

/** `<namespace>/<name>` of an object: the usual key. */
export function keyOf({ metadata }: KubernetesObject): string {
    return `${metadata.namespace ?? ""}/${metadata.name}`;
}

/** Namespace and name of a key. */
export function splitKey(key: string): { readonly namespace: string | undefined; readonly name: string } {
    const slash = key.indexOf("/");
    return { namespace: slash === 0 ? undefined : key.slice(0, slash), name: key.slice(slash + 1) };
}
