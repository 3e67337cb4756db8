import { CakeError, exitCodes } from "../../system/errors";

/** The error of a `--confirm` that gives another name than the environment's. */
export function wrongName(given: string, name: string): CakeError {
    return new CakeError(
        `${JSON.stringify(given)} is not the name of ${name}; nothing was changed.`,
        exitCodes.usage,
        `Use --confirm=${name}.`,
    );
}
