import { isCounted, type EngineEvent, type Step } from "../events/events";
import type { EngineProgress } from "../types";

/** Collects the steps of a refresh from the engine's events: each begins as `refresh` and ends with its result. */
export class DriftEvents {
    /** Steps of resources that are no longer as recorded: `update` or `delete`. */
    readonly steps: Step[] = [];
    /** How many resources were compared, without the stack itself and default providers. */
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
        // Whatever was found, the resource itself stays the same.
        this.onProgress({ kind: "finished", what: "same", urn, seconds, failed });
    }
}
