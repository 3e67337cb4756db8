import type { TaggedKind, Where } from "./identity";

/** What the engine was doing to a resource when it was killed, or the answer was lost. */
export type Doing = "creating" | "updating" | "deleting" | "reading" | "importing";

/** An operation of which nobody knows what came of it. */
export interface Interrupted {
    readonly urn: string;
    readonly type: string;
    readonly doing: Doing;
    /** Whether the state says so; else it is only known that it was perhaps about to be done. */
    readonly isPending: boolean;
}

/** What became of an interrupted operation. */
export interface Repaired extends Interrupted {
    /**
     * `imported`: it exists, and the state has it now. `cleared`: it does not exist, or nothing is left to do about it.
     * `updated`: the state is as it really is. `undecided`: it cannot be told whether it exists.
     */
    readonly result: "imported" | "cleared" | "updated" | "undecided";
    readonly id?: string;
    /** Why it is undecided. */
    readonly why?: string;
    /** What settles it by hand, where it is undecided. */
    readonly commands?: readonly string[];
}

/** A resource that is looked for by its tags. */
export interface Wanted {
    readonly kind: TaggedKind;
    readonly tags: Readonly<Record<string, string>>;
}

/** What a repair needs besides the engine. */
export interface RepairOptions {
    readonly where: Where;
    /** The ids, as the provider knows them, of all that carries these tags. */
    readonly lookup: (wanted: Wanted) => Promise<readonly string[]>;
    /** Told what is waited for: AWS is still making or deleting it. */
    readonly onWait?: (urn: string) => void;
    readonly signal?: AbortSignal;
}
