import { CakeError, exitCodes } from "../../system/errors";

/** `--confirm` with another name than the environment's. */
export function notTheName(given: string, name: string): CakeError {
    return new CakeError(
        `${JSON.stringify(given)} is not the name of ${name}; nothing was changed.`,
        exitCodes.usage,
        `Use --confirm=${name}.`,
    );
}
