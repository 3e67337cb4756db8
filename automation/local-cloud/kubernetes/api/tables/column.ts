import { type KubernetesObject } from "../objects/kubernetesObject";
import { ageOf } from "./duration";

/** A column of the table that `kubectl get` prints for a kind. */
export interface Column {
    readonly name: string;
    readonly type: "string" | "integer" | "date" | "boolean" | "number";
    /** Zero is always shown, one with `-o wide`. */
    readonly priority: 0 | 1;
    readonly description: string;
    readonly value: (object: KubernetesObject, now: number) => unknown;
}

/** A column that is always shown. */
export function column(name: string, value: Column["value"], type: Column["type"] = "string"): Column {
    return { name, type, priority: 0, description: "", value };
}

/** A column shown with `-o wide`. */
export function wideColumn(name: string, value: Column["value"]): Column {
    return { name, type: "string", priority: 1, description: "", value };
}

/** The name. */
export const nameColumn = column("Name", ({ metadata }) => metadata.name);

/** The age. */
export const ageColumn = column("Age", ({ metadata }, now) => ageOf(metadata.creationTimestamp, now));

/** The moment of creation; some kinds show it in place of the age. */
export const createdAtColumn = column("Created At", ({ metadata }) => metadata.creationTimestamp ?? "");
