import type { Origin } from "../reading/origin";

/** A mistake in the settings, and its place. */
export interface Problem extends Origin {
    /** The key as it is written, `network.natGateways`; empty for a whole file. */
    readonly key: string;
    readonly message: string;
    /** What to do about it. */
    readonly remedy: string;
}

function line({ file, line, column, key, message, remedy }: Problem): string {
    const where = `${file}:${line}:${column}`;
    return `${where} ${key === "" ? "" : `${key}: `}${message}\n    ${remedy}`;
}

/** Settings with mistakes: all problems at once, each with file, line and column. */
export class SettingsError extends Error {
    override readonly name = "SettingsError";

    constructor(
        readonly environment: string,
        readonly problems: readonly Problem[],
    ) {
        const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
        super(`The settings of ${environment} have ${count}:\n${problems.map(line).join("\n")}`);
    }
}

/** No environment has the name, though one could have it. */
export class UnknownEnvironment extends Error {
    override readonly name = "UnknownEnvironment";

    constructor(
        readonly environment: string,
        readonly known: readonly string[],
        /** What to do about it. */
        readonly remedy: string,
    ) {
        super(`There is no environment \`${environment}\`.`);
    }
}

/** No environment can have the name. */
export class InvalidEnvironmentName extends Error {
    override readonly name = "InvalidEnvironmentName";

    constructor(
        readonly environment: string,
        message: string,
        /** What to do about it. */
        readonly remedy: string,
    ) {
        super(message);
    }
}
