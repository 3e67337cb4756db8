import { setFlagsFromString } from "node:v8";

let running = 0;
let restore = (): void => undefined;

/**
 * Runs an action without the debugging aids of Pulumi's SDK, which take most of a program's time: a stack trace of every
 * promise, through source maps, and three debug messages for each resource, which also hold its secrets. Actions may
 * overlap; the end of the last one turns everything on again.
 */
export async function leanly<T>(action: () => Promise<T>): Promise<T> {
    const { log } = await import("@pulumi/pulumi");
    if (running === 0) {
        // On machines with much memory V8 would let the heap grow fourfold before it collects garbage.
        setFlagsFromString("--heap-growing-percent=100");
        const { debug } = log;
        const sourceMaps = process.sourceMapsEnabled;
        const { stackTraceLimit } = Error;
        restore = () => {
            process.setSourceMapsEnabled(sourceMaps);
            Error.stackTraceLimit = stackTraceLimit;
            Object.assign(log, { debug });
        };
        process.setSourceMapsEnabled(false);
        Error.stackTraceLimit = 0;
        Object.assign(log, { debug: () => Promise.resolve() });
    }
    running += 1;
    try {
        return await action();
    } finally {
        running -= 1;
        if (running === 0) restore();
    }
}
