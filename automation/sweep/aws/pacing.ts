import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";

/** How long a run lasts, and how it waits. */
export interface PacingOptions {
    /** Aborting it ends the run at once. */
    readonly signal?: AbortSignal;
    /** Milliseconds for the whole run. */
    readonly deadline?: number;
    /** Milliseconds of the first pause before trying again; each is up to twice as long as the one before. */
    readonly pause?: number;
}

const longestPause = 15_000;

/** Milliseconds that one call may take: AWS answers such calls in a few seconds, or not at all. */
const longestCall = 30_000;

/** A signal that aborts with another one, and that many calls may listen to at once without a warning of Node. */
function ownSignal(signal: AbortSignal): AbortSignal {
    const own = AbortSignal.any([signal]);
    setMaxListeners(0, own);
    return own;
}

/** The time that a run has left, and its pauses between attempts. */
export class Pacing {
    private readonly signal: AbortSignal | undefined;
    private readonly begin = Date.now();
    private readonly end: number;
    private readonly pause: number;

    constructor({ signal, deadline = 120_000, pause = 250 }: PacingOptions) {
        this.signal = signal === undefined ? undefined : ownSignal(signal);
        this.end = this.begin + deadline;
        this.pause = pause;
    }

    /** Throws a `CakeError` if the run was cancelled. */
    check(): void {
        if (this.signal?.aborted === true) throw new CakeError("Cancelled.", exitCodes.cancelled);
    }

    /** Seconds since it began. */
    get elapsed(): number {
        return Math.round((Date.now() - this.begin) / 1000);
    }

    /** A signal for one call: aborts when the run is cancelled or no answer comes in time. */
    callSignal(): AbortSignal {
        const patience = Math.max(Math.min(this.end - Date.now(), longestCall), 1);
        const timeout = AbortSignal.timeout(patience);
        return this.signal === undefined ? timeout : AbortSignal.any([this.signal, timeout]);
    }

    /** Waits before the next attempt; returns false if no time is left for one. Attempts count from 1. */
    async wait(attempt: number): Promise<boolean> {
        this.check();
        const longest = Math.min(this.pause * 2 ** Math.min(attempt - 1, 16), longestPause);
        // Between half and all of it, so that many callers do not come back at the same moment.
        const milliseconds = longest * (0.5 + Math.random() / 2);
        if (Date.now() + milliseconds > this.end) return false;
        try {
            await sleep(milliseconds, undefined, this.signal === undefined ? {} : { signal: this.signal });
        } catch {
            this.check();
        }
        return true;
    }
}
