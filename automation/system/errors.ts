/** Exit codes: Pulumi's own if it has one. */
export const exitCodes = {
    done: 0,
    error: 1,
    usage: 2,
    unauthorised: 3,
    resourceFailed: 4,
    ruleViolated: 5,
    unknownEnvironment: 6,
    unexpectedChanges: 7,
    cancelled: 8,
    timedOut: 9,
    bug: 255,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A failure that the user can fix: what happened, where, and what to do next. Shown without a stack trace. */
export class CakeError extends Error {
    override readonly name = "CakeError";

    constructor(
        message: string,
        readonly exitCode: ExitCode,
        /** What to do next; one line, a command if there is one. */
        readonly remedy?: string,
        options?: ErrorOptions,
    ) {
        super(message, options);
    }
}
