import type { StepVerb } from "../../cake/model/events";
import type { LayerResult } from "../../cake/model/results";
import type { EngineProgress } from "../../engine/types";
import type { OutputStream } from "../terminal/terminal";

/** Where progress is shown: stderr, or a stand-in in tests. */
export interface ProgressStream extends OutputStream {
    write(text: string): unknown;
    on?(event: "resize", action: () => void): unknown;
    off?(event: "resize", action: () => void): unknown;
}

/** How a layer's work ended. */
export type StepOutcome = Pick<LayerResult, "result"> & Partial<Pick<LayerResult, "reason" | "counts">>;

/** Shows the progress of the layers of a run. */
export interface ProgressReporter {
    /** A layer's work begins; with its number of resources, if known. May begin again with another verb. */
    stepStarted(layer: string, total?: number, verb?: StepVerb): void;
    event(layer: string, progress: EngineProgress): void;
    stepFinished(layer: string, outcome: StepOutcome): void;
    /** Says something that is not about one resource. */
    notice(text: string): void;
    /** Erases what is painted, before something else is written; the display goes on with the next layer. */
    clear(): void;
    /** Ends the display and shows the cursor again; all later calls are ignored. */
    close(): void;
}
