import type { TaggedKind } from "./identity";
import type { Where } from "./importIds";

/** What the engine was doing to a resource when it was killed or the answer was lost. */
export type Doing = "creating" | "updating" | "deleting" | "reading" | "importing";

/** An operation whose result is not known. */
export interface Interrupted {
    readonly urn: string;
    readonly type: string;
    readonly doing: Doing;
    /** Whether it is pending in the state; if not, it may never have begun. */
    readonly isPending: boolean;
}

/** The result of a repair for an interrupted operation. */
export interface Repaired extends Interrupted {
    /**
     * `imported`: the resource exists, and the state has it now. `cleared`: it does not exist, or nothing is left to do.
     * `updated`: the state was updated to the real resource. `undecided`: it is not known whether the resource exists.
     */
    readonly result: "imported" | "cleared" | "updated" | "undecided";
    readonly id?: string;
    /** Why it is undecided. */
    readonly why?: string;
    /** The commands with which a person settles an undecided operation. */
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
    /** Finds the ids, as the provider knows them, of all resources with these tags. */
    readonly lookup: (wanted: Wanted) => Promise<readonly string[]>;
    /** Called with the URN of a resource that AWS is still making or deleting, while the repair waits for it. */
    readonly onWait?: (urn: string) => void;
    readonly signal?: AbortSignal;
}
