import {
    asJson,
    timestamp,
    type KubernetesObject,
    type ManagedFieldsEntry,
} from "../objects/kubernetesObject";
import { type ResourceType, apiVersionOf } from "../resources/resourceType";
import {
    type FieldSet,
    type FieldValues,
    changedFields,
    fieldValues,
    isGiven,
    madeStructures,
    pathKey,
} from "./fieldPaths";
import { decodeFields, encodeFields } from "./fieldsV1";

/** Who writes, as the request says it. */
export interface Manager {
    readonly name: string;
    readonly subresource?: string;
}

/** True for the entry that a manager writes with an operation. */
export function isEntryOf(
    entry: ManagedFieldsEntry,
    manager: Manager,
    operation: ManagedFieldsEntry["operation"],
): boolean {
    return (
        entry.manager === manager.name &&
        entry.operation === operation &&
        entry.subresource === manager.subresource
    );
}

/** An entry for a set of fields; undefined when the set is empty. */
export function entryFor(
    type: ResourceType,
    manager: Manager,
    operation: ManagedFieldsEntry["operation"],
    fields: FieldSet,
): ManagedFieldsEntry | undefined {
    if (fields.size === 0) return undefined;
    return {
        manager: manager.name,
        operation,
        apiVersion: apiVersionOf(type),
        time: timestamp(),
        fieldsType: "FieldsV1",
        fieldsV1: encodeFields(fields),
        ...(manager.subresource === undefined ? {} : { subresource: manager.subresource }),
    };
}

/** The entry without some fields; undefined when nothing is left; the same entry when nothing was taken. */
export function entryWithout(
    entry: ManagedFieldsEntry,
    taken: (key: string) => boolean,
): ManagedFieldsEntry | undefined {
    const fields = decodeFields(entry.fieldsV1);
    const left = new Map([...fields].filter(([key]) => !taken(key)));
    if (left.size === fields.size) return entry;
    return left.size === 0 ? undefined : { ...entry, fieldsV1: encodeFields(left) };
}

function withStructures(type: ResourceType, object: KubernetesObject): FieldValues {
    const structures = [...madeStructures(type, asJson(object))].map(
        ([key, path]) => [key, { path, value: null }] as const,
    );
    const values = [...fieldValues(type, asJson(object))].filter(([, { path }]) => !isGiven(type, path));
    return new Map([...values, ...structures]);
}

/** The managed fields after a create or an update: who changed a field owns it now, alone. */
export function managedFieldsAfterUpdate(
    type: ResourceType,
    before: KubernetesObject | undefined,
    after: KubernetesObject,
    manager: Manager,
): ManagedFieldsEntry[] {
    const entries = before?.metadata.managedFields ?? [];
    const { set, gone } = changedFields(
        before === undefined ? new Map() : withStructures(type, before),
        withStructures(type, after),
    );
    if (set.size === 0 && gone.size === 0) return entries;
    const own = entries.find((entry) => isEntryOf(entry, manager, "Update"));
    const owned = new Map([...(own === undefined ? [] : decodeFields(own.fieldsV1)), ...set]);
    for (const key of gone.keys()) owned.delete(key);
    const isTaken = (key: string) => set.has(key) || gone.has(key) || gone.has(pathKey([key, "."]));
    const others = entries.filter((entry) => entry !== own).map((entry) => entryWithout(entry, isTaken));
    return [...others, entryFor(type, manager, "Update", owned)].filter((entry) => entry !== undefined);
}
