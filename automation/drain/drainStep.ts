import { isLeaving, type ClusterObject } from "./cluster/clusterObject";

/** The steps of a drain, in their order. */
export const stepNames = [
    "suspend",
    "releases",
    "load-balancers",
    "workloads",
    "volumes",
    "custom-resources",
    "nodes",
    "controllers",
    "namespaces",
] as const;

export type StepName = (typeof stepNames)[number];

/** What a step does to one object. */
export type DrainAction =
    | { readonly kind: "delete"; readonly target: ClusterObject }
    /** A JSON merge patch (RFC 7386). */
    | { readonly kind: "suspend"; readonly target: ClusterObject; readonly patch: object };

/** One step: its actions, and the objects that must be gone before the next step begins. */
export interface DrainStep {
    readonly name: StepName;
    readonly actions: readonly DrainAction[];
    readonly waitsFor: readonly ClusterObject[];
}

/** The deletions of these objects, each once; those that are being deleted already are left out. */
export function deletionsOf(targets: readonly ClusterObject[]): DrainAction[] {
    return [...new Set(targets)]
        .filter((target) => !isLeaving(target))
        .map((target) => ({ kind: "delete", target }));
}

/** A step that deletes objects and waits until they, and the objects in `also`, are gone. */
export function deletionStep(
    name: StepName,
    targets: readonly ClusterObject[],
    also: readonly ClusterObject[] = [],
): DrainStep {
    return { name, actions: deletionsOf(targets), waitsFor: [...new Set([...targets, ...also])] };
}
