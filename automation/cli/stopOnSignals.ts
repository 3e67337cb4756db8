import { exitCodes } from "../system/errors";
import { defaultGrace, parseGrace } from "../commands/common/durationOption";

/**
 * Stops the run on Ctrl-C, SIGTERM and SIGHUP. The first one asks all engines to finish the operations under way and to
 * record them. The second one, or the end of the grace period, kills the engines; the run then names the operations
 * that were cut off. The third one ends this process at once.
 */
export function stopOnSignals(grace: string | undefined, notice: (text: string) => void): AbortSignal {
    const controller = new AbortController();
    let isKilling = false;
    const kill = (why: string): void => {
        isKilling = true;
        // If engines run, the module is loaded already.
        void import("../engine/run/pulumiProcess").then(({ killEngines }) => {
            if (killEngines() > 0) notice(why);
        });
    };
    const stop = (): void => {
        if (isKilling) {
            process.stderr.write("\nLeft. The next run repairs what was interrupted.\n");
            process.exit(exitCodes.cancelled);
        }
        if (controller.signal.aborted) {
            kill("The engine is killed; the operations that were cut off are named below.");
            return;
        }
        controller.abort();
        const text = grace ?? defaultGrace;
        notice(
            `Stopping after the operations under way, within ${text} (--grace); press Ctrl-C again to kill the engine at once.`,
        );
        // An engine that does not stop in time is killed.
        setTimeout(() => {
            kill(`The operations under way did not end within ${text}; the engine is killed.`);
        }, parseGrace(text)).unref();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
    return controller.signal;
}
