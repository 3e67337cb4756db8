import { setFlagsFromString } from "node:v8";

let running = 0;
let restore = (): void => undefined;

/**
 * Runs an action without what Pulumi's SDK does for debugging alone, and which takes most of a program's time: stack
 * traces of every promise, through source maps, and three debug messages for each resource, sent one after the other,
 * which hold the resource's properties, secrets too. Actions may overlap; the last one to end turns it all on again.
 */
export async function leanly<T>(action: () => Promise<T>): Promise<T> {
    const { log } = await import("@pulumi/pulumi");
    if (running === 0) {
        // Where there is much memory, V8 lets the heap grow fourfold before it looks for garbage in it.
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
