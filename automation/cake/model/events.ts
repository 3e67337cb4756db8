import type { EngineProgress } from "../../engine/types";
import type { LayerResult, RunVerb } from "./results";

/** What the work on one layer is, for a progress display; a drain and a sweep are shown like layers. */
export type LayerVerb = RunVerb | "drain" | "sweep";

/** What happens during a run, for whoever shows it; the cake itself never prints. */
export type CakeEvent =
    | { readonly code: "notice"; readonly text: string }
    | {
          readonly code: "layer-started";
          readonly layer: string;
          readonly verb: LayerVerb;
          readonly total?: number;
      }
    | { readonly code: "layer-progress"; readonly layer: string; readonly progress: EngineProgress }
    | {
          readonly code: "layer-finished";
          readonly layer: string;
          readonly verb: LayerVerb;
          readonly result: LayerResult;
      };

export type CakeListener = (event: CakeEvent) => void;
