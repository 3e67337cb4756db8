import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<AbortSignal>();

/** Runs the work of one call; `signal` tells when the engine wants it to end soon. */
export function inCall<T>(signal: AbortSignal, work: () => T): T {
    return storage.run(signal, work);
}

/** Told when the engine was cancelled: whoever waits stops waiting, but what was begun is still done. */
export function callSignal(): AbortSignal | undefined {
    return storage.getStore();
}
