import type { EngineProgress } from "../../engine/types";

/** An operation of the engine on a resource. */
export type Work = Extract<EngineProgress, { kind: "started" }>["what"];

/** A resource that the engine works on. */
export interface RunningResource {
    readonly urn: string;
    readonly what: Work;
    /** Milliseconds of the clock. */
    readonly since: number;
}
