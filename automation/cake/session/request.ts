import type { Layer } from "../../../layers/contract";
import type { Engine } from "../../engine/types";
import type { CloudOptions } from "./cloud";
import type { CakeListener } from "../model/events";
import type { RunEnvironment } from "./environments";
import type { Paths } from "../model/paths";

/** What every run of a verb is given. */
export interface RunRequest {
    readonly paths: Paths;
    readonly environment: RunEnvironment;
    /** The cake, bottom layer first. */
    readonly layers: readonly Layer[];
    /** Finds the engine; if it is left out, the one of this machine is found or installed. */
    readonly openEngine?: () => Promise<Engine>;
    readonly cloud: CloudOptions;
    /** Aborting it stops the run after the operations under way. */
    readonly signal: AbortSignal;
    readonly listener: CakeListener;
    /**
     * Shows what an interrupted run left open and answers whether to repair it; where it is left out, nobody is asked, and
     * what is safe is done.
     */
    readonly agreeToRepair?: (interrupted: readonly string[]) => Promise<boolean>;
}
