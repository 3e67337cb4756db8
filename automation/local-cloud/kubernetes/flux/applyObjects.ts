import { type Cluster } from "../api/objects/cluster";
import { type JsonObject, isObject, objectOf, textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject } from "../api/objects/kubernetesObject";
import { patchObject } from "../api/operations/patchObject";
import { StatusError } from "../api/status/statusError";
import { StoreConflict } from "../../store/store";
import { findKind } from "../api/resources/resourceTypes";

/** An object whose kind the cluster does not serve. */
export class NoSuchKind extends Error {
    override readonly name = "NoSuchKind";
}

// What others need goes first.
const early = ["Namespace", "CustomResourceDefinition", "ClusterRole", "StorageClass", "IngressClass"];

/** Whether an error says why something cannot be made; not that another process was faster, which is tried again. */
export function isRefusal(error: unknown): error is NoSuchKind | StatusError {
    if (error instanceof NoSuchKind) return true;
    return error instanceof StatusError && !(error.cause instanceof StoreConflict);
}

/** Objects in the order in which Flux applies them: definitions and namespaces before what needs them. */
export function inApplyOrder(objects: readonly JsonObject[]): JsonObject[] {
    const rank = ({ kind }: JsonObject) => (early.includes(textOf(kind)) ? 0 : 1);
    return [...objects].sort((one, other) => rank(one) - rank(other));
}

/** Applies an object on the server's side, taking over what others hold; its namespace is `default` where it names none. */
export function applyObject(
    cluster: Cluster,
    object: JsonObject,
    manager: string,
    metadata: {
        readonly labels?: JsonObject;
        readonly annotations?: JsonObject;
        readonly namespace?: string;
    } = {},
): KubernetesObject {
    const [apiVersion, kind] = [textOf(object.apiVersion), textOf(object.kind)];
    const type = findKind(cluster, apiVersion, kind);
    if (type === undefined) throw new NoSuchKind(`no matches for kind "${kind}" in version "${apiVersion}"`);
    const given = objectOf(object.metadata);
    const name = textOf(given.name);
    const namespace = metadata.namespace ?? (textOf(given.namespace) || "default");
    const body = {
        ...object,
        metadata: {
            ...given,
            ...(type.namespaced ? { namespace } : {}),
            ...merged("labels", given, metadata.labels),
            ...merged("annotations", given, metadata.annotations),
        },
    };
    const patch = { mediaType: "application/apply-patch+yaml", body: JSON.stringify(body), force: true };
    const options = { manager: { name: manager }, dryRun: false };
    return patchObject(cluster, type, type.namespaced ? namespace : undefined, name, patch, options).object;
}

function merged(field: string, given: JsonObject, more: JsonObject | undefined): JsonObject {
    const before = valueAt(given, [field]);
    return more === undefined ? {} : { [field]: { ...(isObject(before) ? before : {}), ...more } };
}
