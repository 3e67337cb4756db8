import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { CakeError, exitCodes } from "../../system/errors";

/** How long a sweep goes on, and how it waits. */
export interface PacingOptions {
    /** Ends it at once. */
    readonly signal?: AbortSignal;
    /** Milliseconds for the whole of it. */
    readonly deadline?: number;
    /** Milliseconds of the first pause before trying again; each is up to twice as long as the one before. */
    readonly pause?: number;
}

const longestPause = 15_000;

/** Milliseconds that one call may take: AWS answers these in a few seconds, or not at all. */
const longestCall = 30_000;

/** A signal that many calls at once may listen to, without a warning and without a trace on the one it follows. */
function ownSignal(signal: AbortSignal): AbortSignal {
    const own = AbortSignal.any([signal]);
    setMaxListeners(0, own);
    return own;
}

/** The time that a run has, and the pauses that it makes. */
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

    /** Throws where the run was cancelled. */
    check(): void {
        if (this.signal?.aborted === true) throw new CakeError("Cancelled.", exitCodes.cancelled);
    }

    /** Seconds since it began. */
    get elapsed(): number {
        return Math.round((Date.now() - this.begin) / 1000);
    }

    /** Ends one call: when the run is cancelled, and when no answer comes. */
    callSignal(): AbortSignal {
        const patience = Math.max(Math.min(this.end - Date.now(), longestCall), 1);
        const timeout = AbortSignal.timeout(patience);
        return this.signal === undefined ? timeout : AbortSignal.any([this.signal, timeout]);
    }

    /** Waits before the next attempt; false where there is no time left for one. Attempts count from 1. */
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
