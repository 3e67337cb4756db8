import { parseWait } from "../../../stacks/_settings/lifecycle/duration";
import { CakeError, exitCodes } from "../../system/errors";

/** How long an engine that was told to stop may take to finish its operations; AWS takes a quarter of an hour for a cluster. */
export const defaultGrace = "20m";

/** The milliseconds that `--grace` gives: `5m`, `30s`, `0s`. Throws a CakeError (exit code 2) if it is no duration. */
export function parseGrace(text: string): number {
    return parseWait(text) ?? refuse("--grace", text);
}

/** The milliseconds that `--drain-timeout` gives: `10m`, `30s`. Throws a CakeError (exit code 2) if it is no duration, or 0. */
export function parseDrainTimeout(text: string): number {
    const milliseconds = parseWait(text) ?? 0;
    return milliseconds > 0 ? milliseconds : refuse("--drain-timeout", text);
}

function refuse(option: string, text: string): never {
    throw new CakeError(
        `${option} ${JSON.stringify(text)} is not a duration.`,
        exitCodes.usage,
        `Give a number and a unit, such as ${option} 5m, 1h or 30s.`,
    );
}
