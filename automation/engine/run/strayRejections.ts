/** gRPC's codes for a peer that has ended: cancelled, unavailable. */
const gone: readonly unknown[] = [1, 14];

let isWatching = false;

/**
 * Ignores the rejections of calls to an engine that has ended. If an engine stops in the middle of a program, the calls
 * under way are rejected after the SDK has stopped listening, when the engine has reported the failure already. Any
 * other unhandled rejection ends the process, as it does by default.
 */
export function ignoreStrayRejections(): void {
    if (isWatching) return;
    isWatching = true;
    process.on("unhandledRejection", (reason) => {
        if (reason instanceof Error && "code" in reason && gone.includes(reason.code)) return;
        // During a program the SDK listens too and logs the rejection; without it nobody would.
        if (process.listenerCount("unhandledRejection") === 1) throw reason;
    });
}
