import { isCounted, type EngineEvent, type Step } from "../events/events";
import type { EngineProgress } from "../types";

/** Takes the steps of a refresh out of the engine's events: each has `refresh` as its start, and its result as its end. */
export class DriftEvents {
    /** Steps of resources that are no longer as recorded: `update` or `delete`. */
    readonly steps: Step[] = [];
    /** How many resources were compared, of those that people count. */
    compared = 0;
    readonly #started = new Map<string, number>();

    constructor(readonly onProgress: (progress: EngineProgress) => void) {}

    readonly take = (event: EngineEvent): void => {
        if (event.resourcePreEvent) this.#start(event.resourcePreEvent.metadata);
        else if (event.resOutputsEvent) this.#finish(event.resOutputsEvent.metadata, false);
        else if (event.resOpFailedEvent) this.#finish(event.resOpFailedEvent.metadata, true);
    };

    #start(step: Step): void {
        if (!isCounted(step)) return;
        this.#started.set(step.urn, Date.now());
        this.onProgress({ kind: "started", what: "same", urn: step.urn });
    }

    #finish(step: Step, failed: boolean): void {
        if (!isCounted(step)) return;
        const { op, urn } = step;
        if (!failed) {
            this.compared += 1;
            if (op === "update" || op === "delete") this.steps.push(step);
        }
        const seconds = (Date.now() - (this.#started.get(urn) ?? Date.now())) / 1000;
        // Whatever was found, all that was done is to look.
        this.onProgress({ kind: "finished", what: "same", urn, seconds, failed });
    }
}
