let running = 0;
let sourceMaps = false;
let stackTraceLimit = 10;

/**
 * Runs an action without source maps and stack traces: Pulumi's SDK takes a trace for every promise, which is half
 * of a program's time. Actions may overlap; the last one to end restores both.
 */
export async function withoutTraces<T>(action: () => Promise<T>): Promise<T> {
    if (running === 0) {
        sourceMaps = process.sourceMapsEnabled;
        stackTraceLimit = Error.stackTraceLimit;
        process.setSourceMapsEnabled(false);
        Error.stackTraceLimit = 0;
    }
    running += 1;
    try {
        return await action();
    } finally {
        running -= 1;
        if (running === 0) {
            process.setSourceMapsEnabled(sourceMaps);
            Error.stackTraceLimit = stackTraceLimit;
        }
    }
}
