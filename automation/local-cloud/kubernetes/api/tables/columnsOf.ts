import { type ResourceType, storageKey } from "../resources/resourceType";
import { accessColumns } from "./accessColumns";
import { clusterColumns } from "./clusterColumns";
import { type Column, ageColumn, nameColumn } from "./column";
import { customColumns } from "./customColumns";
import { networkColumns } from "./networkColumns";
import { storageColumns } from "./storageColumns";
import { workloadColumns } from "./workloadColumns";

const builtin: Readonly<Record<string, readonly Column[]>> = {
    ...workloadColumns,
    ...networkColumns,
    ...storageColumns,
    ...clusterColumns,
    ...accessColumns,
};

/** The columns of a kind; name and age where it has none of its own. Source: k8s.io/kubernetes/pkg/printers/internalversion. */
export function columnsOf(type: ResourceType): readonly Column[] {
    if (type.custom !== undefined) return customColumns(type.custom);
    return builtin[storageKey(type)] ?? [nameColumn, ageColumn];
}
