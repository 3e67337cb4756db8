import { cleanupFinalizers } from "../admission/plugins/protection";
import { checkNamespaceDeletion } from "../admission/plugins/namespaceLifecycle";
import { StoreConflict } from "../../../store/store";
import { type Cluster } from "../objects/cluster";
import { type Json, type JsonObject, listOf, objectOf } from "../objects/json";
import { type KubernetesObject, timestamp } from "../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../resources/resourceType";
import { conflict, invalidOptions, preconditionFailed } from "../status/errors";
import { unsupportedValue } from "../status/fieldError";
import { isReleased } from "./updateObject";

/** What happens to the objects that a deleted one owns. */
export type Propagation = "Background" | "Foreground" | "Orphan";

/** How an object is deleted. */
export interface DeleteOptions {
    readonly propagation: Propagation;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly dryRun: boolean;
}

/** Finalizers that make the garbage collector work before the object goes. */
export const propagationFinalizers = { Foreground: "foregroundDeletion", Orphan: "orphan" } as const;

function isPropagation(value: unknown): value is Propagation {
    return value === "Background" || value === "Foreground" || value === "Orphan";
}

/** Reads the options from a request's body and query. */
export function deleteOptions(body: Json, query: URLSearchParams): DeleteOptions {
    const options = objectOf(body);
    const preconditions = objectOf(options.preconditions);
    const asked = options.propagationPolicy ?? query.get("propagationPolicy");
    const orphan = options.orphanDependents ?? query.get("orphanDependents");
    const isOrphan = orphan === true || orphan === "true";
    if (asked !== null && !isPropagation(asked)) {
        const allowed = ["Foreground", "Background", "Orphan", "nil"];
        throw invalidOptions("DeleteOptions", [unsupportedValue("propagationPolicy", asked, allowed)]);
    }
    return {
        propagation: asked ?? (isOrphan ? "Orphan" : "Background"),
        ...(typeof preconditions.uid === "string" ? { uid: preconditions.uid } : {}),
        ...(typeof preconditions.resourceVersion === "string"
            ? { resourceVersion: preconditions.resourceVersion }
            : {}),
        dryRun: Array.isArray(options.dryRun) || query.has("dryRun"),
    };
}

function checkPreconditions(
    type: ResourceType,
    { metadata }: KubernetesObject,
    options: DeleteOptions,
): void {
    const pairs = [
        ["UID", options.uid, metadata.uid, "been deleted and then recreated"],
        ["ResourceVersion", options.resourceVersion, metadata.resourceVersion, "been modified"],
    ] as const;
    for (const [word, wanted, found, guess] of pairs) {
        if (wanted === undefined || wanted === found) continue;
        const why = `the ${word} in the precondition (${wanted}) does not match the ${word} in record (${found ?? ""})`;
        throw preconditionFailed(type, metadata.name, `${why}. The object might have ${guess}`);
    }
}

/** What kinds say of themselves from the moment they are on their way out. */
const terminating: Readonly<Record<string, (status: JsonObject) => JsonObject>> = {
    "core/namespaces": (status) => ({ ...status, phase: "Terminating" }),
    "apiextensions.k8s.io/customresourcedefinitions": (status) => ({
        ...status,
        conditions: [
            ...listOf(status.conditions),
            {
                type: "Terminating",
                status: "True",
                lastTransitionTime: timestamp(),
                reason: "InstanceDeletionInProgress",
                message: "CustomResource deletion is in progress",
            },
        ],
    }),
};

/** The object on its way out. */
function marked(type: ResourceType, current: KubernetesObject, propagation: Propagation): KubernetesObject {
    const key = storageKey(type);
    const cleanup = cleanupFinalizers[key];
    const finalizers = new Set([
        ...(current.metadata.finalizers ?? []),
        ...(cleanup === undefined ? [] : [cleanup]),
    ]);
    if (propagation !== "Background") {
        for (const finalizer of Object.values(propagationFinalizers)) finalizers.delete(finalizer);
        finalizers.add(propagationFinalizers[propagation]);
    }
    const object: KubernetesObject = {
        ...current,
        metadata: {
            ...current.metadata,
            deletionTimestamp: current.metadata.deletionTimestamp ?? timestamp(),
            // Namespaces and definitions go by ways of their own.
            ...(key in terminating ? {} : { deletionGracePeriodSeconds: 0 }),
        },
    };
    if (finalizers.size > 0) object.metadata.finalizers = [...finalizers];
    const status = terminating[key]?.(objectOf(current.status));
    if (status !== undefined && current.metadata.deletionTimestamp === undefined) object.status = status;
    return object;
}

function sameHolders(one: KubernetesObject, other: KubernetesObject): boolean {
    const text = (object: KubernetesObject) => (object.metadata.finalizers ?? []).join();
    return one.metadata.deletionTimestamp === other.metadata.deletionTimestamp && text(one) === text(other);
}

/** Deletes an object, or marks it when something still holds it. Returns what is left of it; undefined when it is gone. */
export function deleteObject(
    cluster: Cluster,
    type: ResourceType,
    current: KubernetesObject,
    options: DeleteOptions,
): KubernetesObject | undefined {
    checkNamespaceDeletion(type, current.metadata.name);
    checkPreconditions(type, current, options);
    const object = marked(type, current, options.propagation);
    const isGone = isReleased(object);
    if (options.dryRun) return isGone ? undefined : object;
    if (!isGone && sameHolders(current, object)) return current;
    try {
        if (!isGone) return cluster.put(type, object);
        cluster.remove(type, object);
        return undefined;
    } catch (error) {
        if (error instanceof StoreConflict) throw conflict(type, object.metadata.name, undefined, error);
        throw error;
    }
}
