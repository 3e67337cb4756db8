import type { Leftover } from "./leftover";

/** The result of a sweep for one leftover. */
export interface SweepResult {
    readonly leftover: Leftover;
    /** `gone`: it did not exist any more. `kept`: the sweep must not delete it. */
    readonly result: "deleted" | "gone" | "kept" | "failed";
    /** Why it was kept or could not be deleted. */
    readonly reason?: string;
    /** The error, if it failed. */
    readonly error?: unknown;
}
