/** gRPC's codes for a peer that went away: cancelled, unavailable. */
const gone: readonly unknown[] = [1, 14];

let isWatching = false;

/**
 * Lets calls to an engine that has ended fail in peace. Where an engine stops in the middle of a program, calls of the
 * program that are still under way are rejected after the SDK has stopped listening; what went wrong was told in the
 * engine's own words by then. Any other rejection that nobody handles ends the process, as it does without this.
 */
export function ignoreStrayRejections(): void {
    if (isWatching) return;
    isWatching = true;
    process.on("unhandledRejection", (reason) => {
        if (reason instanceof Error && "code" in reason && gone.includes(reason.code)) return;
        // The SDK logs what happens during its programs; outside of them nobody would.
        if (process.listenerCount("unhandledRejection") === 1) throw reason;
    });
}
