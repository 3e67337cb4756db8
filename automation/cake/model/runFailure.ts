import { CakeError } from "../../system/errors";
import type { RunFailure } from "./results";

/** A failure that its reader can mend, as a part of a result; throws everything else on. */
export function runFailure(error: unknown): RunFailure {
    if (!(error instanceof CakeError)) throw error;
    const { message, exitCode, remedy } = error;
    return { message, exitCode, ...(remedy === undefined ? {} : { remedy }) };
}

/** The first line of a text. */
export function firstLine(text: string): string {
    return text.split("\n")[0] ?? "";
}
