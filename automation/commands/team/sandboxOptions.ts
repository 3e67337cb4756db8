import type { HolderChoice } from "../common/holderOnly";
import type { RunChoice } from "../common/runAll";

/** Options of `sandbox`. */
export interface SandboxOptions extends RunChoice, HolderChoice {
    readonly from?: string;
    readonly owner?: string;
    readonly ttl?: string;
    readonly branch?: string;
    readonly cloud?: string;
    readonly confirm?: string;
}
