import { setTimeout as sleep } from "node:timers/promises";
import { callSignal } from "../protocol/callScope";

/** How long the cloud takes. */
export interface Latency {
    /** Waits as long as AWS takes, in proportion: `seconds` are AWS's. Ends at once when the engine is cancelled. */
    wait(seconds: number): Promise<void>;
}

/** With `--latency realistic` a minute of AWS takes a second: an EKS cluster about ten seconds, a subnet 20 ms. */
export const realisticFactor = 60;

/** The cloud that answers at once. */
export const noLatency: Latency = { wait: () => Promise.resolve() };

/** The cloud that is as slow as AWS, divided by `realisticFactor`. */
export const realisticLatency: Latency = {
    async wait(seconds) {
        const signal = callSignal();
        try {
            await sleep(
                (seconds * 1000) / realisticFactor,
                undefined,
                signal === undefined ? {} : { signal },
            );
        } catch (error) {
            // Cancelled: what was begun is finished without further ado, so that its id gets into the state.
            if (signal?.aborted !== true) throw error;
        }
    },
};
