import type { EngineProgress } from "../../engine/types";

/** What the engine can be doing to a resource. */
export type Work = Extract<EngineProgress, { kind: "started" }>["what"];

/** A resource that the engine is at work on. */
export interface RunningResource {
    readonly urn: string;
    readonly what: Work;
    /** Milliseconds of the clock. */
    readonly since: number;
}
