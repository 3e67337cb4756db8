/** What happens to one resource, in Pulumi's words; `same` resources are only counted. */
export type Operation = "create" | "update" | "replace" | "delete" | "read" | "import";

/** A property value in a diff: JSON, with texts in place of the three values that cannot be shown. */
export type DiffValue =
    null | boolean | number | string | readonly DiffValue[] | { readonly [key: string]: DiffValue };

/** Stands for a value that is known only after the up. */
export const unknownText = "[unknown]";
/** Stands for a secret value. */
export const secretText = "[secret]";
/** Stands for a secret value that differs from the deployed one. */
export const changedSecretText = "[secret, changed]";

/** One property that differs. `path` is in Pulumi's notation: `tags.Name`, `ingress[0].fromPort`. */
export interface PropertyChange {
    readonly path: string;
    readonly kind: "add" | "update" | "delete";
    readonly old?: DiffValue;
    readonly new?: DiffValue;
    /** Whether this property makes the engine replace the resource. */
    readonly replaces: boolean;
    /** For an unknown: the outputs of lower layers that it waits on, `network.vpcId`; absent if it waits only on its own layer. */
    readonly waitsOn?: readonly string[];
}

/** One resource operation, normalised and masked: no times, no secrets, no random names. */
export interface Change {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN of the parent; absent directly below the stack. */
    readonly parent?: string;
    readonly operation: Operation;
    /** Physical id; absent while it does not exist. */
    readonly id?: string;
    /** For create: every input as `add`. For update and replace: the differing ones. Sorted by path. */
    readonly properties: readonly PropertyChange[];
}

/** How far a layer's diff can be trusted: exact, or conditional on upstream values that do not exist yet. */
export type Confidence = "exact" | "conditional";

/** The pending changes of one layer. `changes` is sorted by URN. */
export interface LayerDiff {
    readonly layer: string;
    readonly confidence: Confidence;
    /** Upstream outputs that are still unknown, `network.vpcId`, sorted. Empty when exact. */
    readonly waitsOn: readonly string[];
    /** How many resources stay as they are. */
    readonly unchanged: number;
    readonly changes: readonly Change[];
}

/** What a whole environment has pending. Layers bottom first; a layer without changes has an empty list. */
export interface EnvironmentDiff {
    readonly environment: string;
    readonly layers: readonly LayerDiff[];
}

/** Counts for summaries; a replace counts as one. */
export interface Counts {
    readonly create: number;
    readonly update: number;
    readonly replace: number;
    readonly delete: number;
    readonly same: number;
}
