import { type JsonObject, equal, isObject } from "../objects/json";
import { type KubernetesObject, type ManagedFieldsEntry, asJson } from "../objects/kubernetesObject";
import { type ResourceType } from "../resources/resourceType";
import { type StatusCause, StatusError } from "../status/statusError";
import { applyMerge, withoutField } from "./applyMerge";
import { type FieldPath, type FieldSet, type FieldValues, fieldValues } from "./fieldPaths";
import { decodeFields } from "./fieldsV1";
import { type Manager, entryFor, entryWithout, isEntryOf } from "./managedFields";

/** `.spec.template.spec.containers[name="web"].image`: a path as conflicts show it. */
function shown(path: FieldPath): string {
    return path
        .map((step) => {
            if (step.startsWith("f:")) return `.${step.slice(2)}`;
            if (step.startsWith("k:")) {
                const keys = Object.entries(JSON.parse(step.slice(2)) as JsonObject);
                return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(",")}]`;
            }
            return step === "." ? "" : `[${step.slice(2)}]`;
        })
        .join("");
}

function conflictError(found: readonly { entry: ManagedFieldsEntry; path: FieldPath }[]): StatusError {
    const causes: StatusCause[] = found.map(({ entry, path }) => ({
        reason: "FieldManagerConflict",
        message: `conflict with "${entry.manager}"${entry.operation === "Update" ? ` using ${entry.apiVersion}` : ""}`,
        field: shown(path),
    }));
    const [first] = causes;
    if (causes.length === 1 && first !== undefined) {
        const message = `Apply failed with 1 conflict: ${first.message}: ${first.field ?? ""}`;
        return new StatusError(409, "Conflict", message, { causes });
    }
    const managers = [...new Set(causes.map(({ message }) => message))].sort();
    const lines = managers.flatMap((manager) => [
        `${manager.replace("conflict with", "conflicts with")}:`,
        ...causes.filter(({ message }) => message === manager).map(({ field = "" }) => `- ${field}`),
    ]);
    const message = `Apply failed with ${causes.length} conflicts: ${lines.join("\n")}`;
    return new StatusError(409, "Conflict", message, { causes });
}

/** Fields of other managers whose values this apply would change. */
function conflicts(
    others: readonly ManagedFieldsEntry[],
    before: FieldValues,
    after: FieldValues,
    applied: FieldValues,
): { entry: ManagedFieldsEntry; path: FieldPath; key: string }[] {
    return others.flatMap((entry) =>
        [...decodeFields(entry.fieldsV1)]
            .filter(([key]) => {
                const old = before.get(key);
                const fresh = after.get(key);
                return (
                    applied.has(key) &&
                    old !== undefined &&
                    fresh !== undefined &&
                    !equal(old.value, fresh.value)
                );
            })
            .map(([key, path]) => ({ entry, path, key })),
    );
}

/** Deepest first, so that fields go before the items that hold them. */
function removable(
    previous: FieldSet,
    applied: FieldValues,
    others: readonly ManagedFieldsEntry[],
): FieldPath[] {
    const owned = others.flatMap((entry) => [...decodeFields(entry.fieldsV1).keys()]);
    const isHeld = (key: string, path: FieldPath) => {
        const item = path.at(-1) === "." ? key.slice(0, -1) : undefined;
        return owned.some((one) => one === key || (item !== undefined && one.startsWith(item)));
    };
    return [...previous]
        .filter(([key, path]) => !applied.has(key) && !isHeld(key, path))
        .map(([, path]) => path)
        .sort((one, other) => other.length - one.length);
}

/** What a server-side apply makes of the live object; throws a Conflict unless forced. */
export function serverSideApply(
    type: ResourceType,
    live: KubernetesObject,
    applied: JsonObject,
    manager: Manager,
    force: boolean,
): { readonly object: JsonObject; readonly managedFields: ManagedFieldsEntry[] } {
    const entries = live.metadata.managedFields ?? [];
    const own = entries.find((entry) => isEntryOf(entry, manager, "Apply"));
    const others = entries.filter((entry) => entry !== own);
    const wanted = fieldValues(type, applied);
    let merged = applyMerge(type, asJson(live), applied);
    const found = conflicts(
        others,
        fieldValues(type, asJson(live)),
        fieldValues(type, isObject(merged) ? merged : {}),
        wanted,
    );
    if (found.length > 0 && !force) throw conflictError(found);
    const previous: FieldSet = own === undefined ? new Map() : decodeFields(own.fieldsV1);
    for (const path of removable(previous, wanted, others)) {
        merged = withoutField(type, merged, path) ?? {};
    }
    const fields = new Map([...wanted].map(([key, { path }]) => [key, path]));
    const entry = entryFor(type, manager, "Apply", fields);
    const rest = others.map((other) =>
        entryWithout(other, (key) => found.some((one) => one.entry === other && one.key === key)),
    );
    return {
        object: isObject(merged) ? merged : {},
        managedFields: [entry, ...rest].filter((one) => one !== undefined),
    };
}
