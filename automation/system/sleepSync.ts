const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this thread; for the rare wait on another process before anything was begun. */
export function sleepSync(seconds: number): void {
    Atomics.wait(sleeper, 0, 0, seconds * 1000);
}
