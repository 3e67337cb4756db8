/** A failure that its reader can mend: what happened, and what to do next. Shown without a stack trace. */
export class LocalCloudError extends Error {
    override readonly name = "LocalCloudError";

    constructor(
        message: string,
        /** What to do next, in one line. */
        readonly remedy: string,
        options?: ErrorOptions,
    ) {
        super(message, options);
    }
}
