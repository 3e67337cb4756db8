import { managedFieldsAfterUpdate } from "../apply/managedFields";
import { allocate } from "../admission/defaults/allocate";
import { carryOver } from "../admission/defaults/carryOver";
import { applyDefaults } from "../admission/defaults/defaults";
import { dropEmptyMetadata } from "../admission/defaults/emptyMetadata";
import { immutableFieldErrors } from "../admission/validation/immutableFields";
import { validationErrors } from "../admission/validation/validate";
import { StoreConflict } from "../../../store/store";
import { type Cluster } from "../objects/cluster";
import { equal, isObject, listOf, objectOf } from "../objects/json";
import { type KubernetesObject, type ManagedFieldsEntry, type ObjectMeta } from "../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../resources/resourceType";
import { badRequest, conflict, invalid } from "../status/errors";
import { forbiddenField } from "../status/fieldError";
import { type WriteOptions } from "./createObject";

/** How an update is done beyond who does it. */
export interface UpdateOptions extends WriteOptions {
    /** `status`: nothing but the status changes. Nothing: everything but the status. `all`: the server's own writers. */
    readonly part?: "status" | "all";
    /** Kept instead of computed. */
    readonly managedFields?: ManagedFieldsEntry[];
}

/** Metadata that no writer changes. */
const fixed = [
    "name",
    "namespace",
    "generateName",
    "uid",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "generation",
] as const satisfies readonly (keyof ObjectMeta)[];

function checkIdentity(type: ResourceType, current: KubernetesObject, next: KubernetesObject): void {
    const { name, uid, resourceVersion } = next.metadata;
    if (name !== current.metadata.name) {
        throw badRequest(
            `the name of the object (${name}) does not match the name on the URL (${current.metadata.name})`,
        );
    }
    if (resourceVersion !== undefined && resourceVersion !== "" && resourceVersion !== "0") {
        if (resourceVersion !== current.metadata.resourceVersion) throw conflict(type, name);
    }
    if (uid !== undefined && uid !== "" && uid !== current.metadata.uid) {
        throw conflict(
            type,
            name,
            `StorageError: invalid object, Code: 4, Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid ?? ""}`,
        );
    }
}

function checkFinalizers(type: ResourceType, current: KubernetesObject, next: KubernetesObject): void {
    if (current.metadata.deletionTimestamp === undefined) return;
    const known = new Set(current.metadata.finalizers ?? []);
    const added = (next.metadata.finalizers ?? []).filter((finalizer) => !known.has(finalizer));
    if (added.length === 0) return;
    throw invalid(type, next.metadata.name, [
        forbiddenField(
            "metadata.finalizers",
            `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added
                .map((finalizer) => JSON.stringify(finalizer))
                .join(", ")}}`,
        ),
    ]);
}

/** The new state, with what this writer may not change put back. */
function limited(
    type: ResourceType,
    current: KubernetesObject,
    next: KubernetesObject,
    { part, manager }: UpdateOptions,
): KubernetesObject {
    const object = structuredClone(part === "status" ? { ...current, status: next.status } : next);
    for (const field of fixed) {
        const value = current.metadata[field];
        if (value === undefined) Reflect.deleteProperty(object.metadata, field);
        else Object.assign(object.metadata, { [field]: value });
    }
    dropEmptyMetadata(object.metadata);
    Object.assign(object.metadata, { resourceVersion: current.metadata.resourceVersion });
    if (storageKey(type) === "core/namespaces" && part !== "all" && manager.subresource !== "finalize") {
        object.spec = current.spec;
    }
    if (
        isObject(object.spec) &&
        storageKey(type) === "core/namespaces" &&
        listOf(object.spec.finalizers).length === 0
    ) {
        object.spec = Object.fromEntries(
            Object.entries(object.spec).filter(([field]) => field !== "finalizers"),
        );
    }
    if (type.hasStatus && part === undefined) {
        if (current.status === undefined) Reflect.deleteProperty(object, "status");
        else object.status = current.status;
    }
    return object;
}

/** Everything that counts as the specification: all but metadata and status. */
function specification(object: KubernetesObject): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(object).filter(([field]) => !["metadata", "status", "apiVersion"].includes(field)),
    );
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
    const metadata = { ...object.metadata };
    delete metadata.managedFields;
    return { ...object, metadata };
}

function ownership(object: KubernetesObject): unknown[] {
    return (object.metadata.managedFields ?? []).map((entry) => ({ ...entry, time: "" }));
}

/** True when nothing is left that keeps a deleted object. */
export function isReleased(object: KubernetesObject): boolean {
    const { deletionTimestamp, finalizers = [] } = object.metadata;
    const held = object.kind === "Namespace" && listOf(objectOf(object.spec).finalizers).length > 0;
    return deletionTimestamp !== undefined && finalizers.length === 0 && !held;
}

/** Writes a new state over the current one; refuses as the API server does. Writes nothing when nothing changes. */
export function updateObject(
    cluster: Cluster,
    type: ResourceType,
    current: KubernetesObject,
    next: KubernetesObject,
    options: UpdateOptions,
): KubernetesObject {
    checkIdentity(type, current, next);
    const object = limited(type, current, next, options);
    checkFinalizers(type, current, object);
    if (options.part !== "status") {
        carryOver(type, current, object);
        applyDefaults(type, object);
        const errors = [
            ...validationErrors(type, object),
            ...(options.part === "all" ? [] : immutableFieldErrors(type, current, object)),
        ];
        if (errors.length > 0) throw invalid(type, object.metadata.name, errors);
        if (isObject(object.spec)) allocate(cluster, type, object);
    }
    if (type.hasGeneration && !equal(specification(current), specification(object))) {
        object.metadata.generation = (current.metadata.generation ?? 0) + 1;
    }
    object.metadata.managedFields =
        options.managedFields ?? managedFieldsAfterUpdate(type, current, object, options.manager);
    const isSame =
        equal(withoutManagedFields(current), withoutManagedFields(object)) &&
        equal(ownership(current), ownership(object));
    if (isSame) return current;
    if (options.dryRun) return object;
    try {
        if (!isReleased(object)) return cluster.put(type, object);
        cluster.remove(type, object);
        return object;
    } catch (error) {
        if (error instanceof StoreConflict) throw conflict(type, object.metadata.name, undefined, error);
        throw error;
    }
}
