import type { Leftover } from "./leftover";

/** What became of a leftover. */
export interface Swept {
    readonly leftover: Leftover;
    /** `gone`: it was not there any more. `kept`: it is not the sweep's to delete. */
    readonly result: "deleted" | "gone" | "kept" | "failed";
    /** Why it was kept or could not be deleted. */
    readonly reason?: string;
    /** Of one that failed. */
    readonly error?: unknown;
}
