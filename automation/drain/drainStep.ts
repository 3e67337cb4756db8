import type { Seen } from "./cluster/clusterObject";

/** What a drain does, in its order. */
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

/** One thing that a step does to an object. */
export type DrainAction =
    | { readonly kind: "delete"; readonly target: Seen }
    /** A JSON merge patch (RFC 7386). */
    | { readonly kind: "suspend"; readonly target: Seen; readonly patch: object };

/** One step: what is to be done, and what has to be gone before the next one. */
export interface DrainStep {
    readonly name: StepName;
    readonly actions: readonly DrainAction[];
    readonly waitsFor: readonly Seen[];
}
