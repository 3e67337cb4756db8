import type { EngineProgress } from "../../engine/types";
import type { RunStep, RunVerb } from "./results";

/** What is done in one step, for a progress display. */
export type StepVerb = RunVerb | "drain" | "sweep";

/** A step of a run: the work on one layer, or what a destroy does before and after its layers. */
export type Step = { readonly layer: string } | "drain" | "sweep";

/** What happens during a run, for whoever shows it; the cake itself never prints. */
export type CakeEvent = {
    /** Which of several environments it is about; absent if the command works on one alone. */
    readonly environment?: string;
} & (
    | { readonly code: "notice"; readonly text: string }
    | {
          readonly code: "step-started";
          readonly step: Step;
          readonly verb: StepVerb;
          readonly total?: number;
      }
    | { readonly code: "step-progress"; readonly step: Step; readonly progress: EngineProgress }
    | {
          readonly code: "step-finished";
          readonly step: Step;
          readonly verb: StepVerb;
          readonly result: RunStep;
      }
);

export type CakeListener = (event: CakeEvent) => void;
