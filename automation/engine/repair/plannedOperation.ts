import type { Step } from "../events/events";
import { isHidden } from "../signatures";

/**
 * A resource that an up was about to create. If its engine was killed, or an answer of the cloud was lost, nobody knows
 * whether it exists; the engine forgets a failed creation, whatever its result.
 */
export interface PlannedCreation {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string;
    /** `urn::id`; the id may be unknown. */
    readonly provider: string;
    /** The id of the resource that it is to replace. */
    readonly replaces?: string;
    /** The inputs that are known and not secret. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** The names of the inputs that are unknown or secret. */
    readonly hidden: readonly string[];
}

/**
 * A resource that an up or destroy was about to delete. If the answer was lost, the state still has a resource that is
 * gone, and the next up would build upon it.
 */
export interface PlannedDeletion {
    readonly doing: "deleting";
    /** The resource's URN, or `everything`. */
    readonly urn: string;
}

/** What a run was about to do to one resource. */
export type PlannedOperation = PlannedCreation | PlannedDeletion;

/** Stands for the URNs of all resources of a stack. */
export const everything = "*";

const creating = new Set(["create", "create-replacement"]);

/** The creations among the engine's steps. */
export function creationsIn(steps: readonly Step[]): readonly PlannedCreation[] {
    return steps.flatMap(({ op, urn, type, old, new: now }) => {
        if (!creating.has(op) || type.startsWith("pulumi:") || now === null || now === undefined) return [];
        const { parent, provider, inputs } = now;
        if (provider === undefined || provider === "") return [];
        const all = Object.entries(inputs ?? {});
        return [
            {
                urn,
                type,
                provider,
                ...(parent === undefined || parent === "" ? {} : { parent }),
                ...(op === "create-replacement" && old?.id !== undefined ? { replaces: old.id } : {}),
                inputs: Object.fromEntries(all.filter(([, value]) => !hasHidden(value))),
                hidden: all.filter(([, value]) => hasHidden(value)).map(([key]) => key),
            },
        ];
    });
}

function hasHidden(value: unknown): boolean {
    if (isHidden(value)) return true;
    return typeof value === "object" && value !== null && Object.values(value).some(hasHidden);
}

/** The deletions among the engine's steps. */
export function deletionsIn(steps: readonly Step[]): readonly PlannedDeletion[] {
    return steps.flatMap(({ op, urn }) => (op === "delete" ? [{ doing: "deleting", urn }] : []));
}

/** Whether an operation is a deletion. */
export function isDeletion(operation: PlannedOperation): operation is PlannedDeletion {
    return "doing" in operation;
}
