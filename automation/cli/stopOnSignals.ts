import { exitCodes } from "../system/errors";
import { defaultGrace, parseGrace } from "../commands/common/durationOption";

/**
 * Ctrl-C or SIGTERM once asks the run to stop: all engines end the operations under way, and what was done is
 * recorded. The second one, or the end of the grace, kills the engines; what they were in the middle of is named. The
 * third one leaves at once.
 */
export function stopOnSignals(grace: string | undefined, notice: (text: string) => void): AbortSignal {
    const controller = new AbortController();
    let isKilling = false;
    const kill = (why: string): void => {
        isKilling = true;
        // Where there are engines, it is loaded.
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
            kill("The engine is killed; what it was in the middle of is named below.");
            return;
        }
        controller.abort();
        const text = grace ?? defaultGrace;
        notice(
            `Stopping after the operations under way, within ${text} (--grace); press Ctrl-C again to kill the engine at once.`,
        );
        // Who does not stop in time is killed, and killed again where another engine is started meanwhile.
        setTimeout(() => {
            kill(`The operations under way did not end within ${text}; the engine is killed.`);
        }, parseGrace(text)).unref();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
    return controller.signal;
}
