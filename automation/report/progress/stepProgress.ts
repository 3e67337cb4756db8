import type { StepVerb } from "../../cake/model/events";
import { noCounts } from "../../diffs/model/counts";
import type { Counts } from "../../diffs/model/model";
import type { EngineProgress } from "../../engine/types";
import type { StepOutcome } from "./reporter";
import type { RunningResource, Work } from "./runningResource";

/** The progress of a run in one layer. */
export class StepProgress {
    readonly #running = new Map<string, RunningResource>();
    readonly #counts = { ...noCounts };
    #finished = 0;
    #failed = 0;
    outcome: StepOutcome | undefined;
    /** When the layer's work ended, milliseconds of the clock. */
    endedAt: number | undefined;

    constructor(
        readonly layer: string,
        readonly verb: StepVerb,
        readonly total: number | undefined,
        readonly startedAt: number,
    ) {}

    take(progress: EngineProgress, now: number): void {
        if (progress.kind === "message") return;
        const { what, urn } = progress;
        const key = `${what} ${urn}`;
        if (progress.kind === "started") {
            this.#running.set(key, { urn, what, since: now });
            return;
        }
        this.#running.delete(key);
        if (what !== "same") this.#finished += 1;
        if (progress.failed) this.#failed += 1;
        else this.#count(what);
    }

    end(outcome: StepOutcome, now: number): void {
        this.#running.clear();
        this.outcome = outcome;
        this.endedAt = now;
    }

    get counts(): Counts {
        return this.outcome?.counts ?? this.#counts;
    }

    /** The number of changed resources that are finished, failed ones included. */
    get finished(): number {
        return this.#finished;
    }

    get failed(): number {
        return this.#failed;
    }

    /** The resources that the engine works on, the longest first. */
    get running(): readonly RunningResource[] {
        return [...this.#running.values()];
    }

    #count(what: Work): void {
        if (what === "read") return;
        this.#counts[what === "import" ? "create" : what] += 1;
    }
}
