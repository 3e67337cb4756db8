const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this thread; for the rare waits on another process inside the store's synchronous calls. */
export function sleepSync(milliseconds: number): void {
    Atomics.wait(sleeper, 0, 0, milliseconds);
}
