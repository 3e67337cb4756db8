import { parseDuration } from "../../../stacks/_settings/lifecycle/duration";
import { CakeError, exitCodes } from "../../system/errors";

/** How long a drain may take, in milliseconds: what was asked for, else what the settings say. */
export function drainTimeoutOf(asked: number | undefined, setting: string): number {
    return asked ?? parseDuration(setting) ?? 10 * 60_000;
}

/** The milliseconds of what stands on the command line: `10m`, `30s`. */
export function parseDrainTimeout(text: string): number {
    const seconds = /^(\d{1,5})s$/.exec(text)?.[1];
    const milliseconds = seconds === undefined ? parseDuration(text) : Number(seconds) * 1000;
    if (milliseconds !== undefined && milliseconds > 0) return milliseconds;
    throw new CakeError(
        `${JSON.stringify(text)} is no time that a drain may take.`,
        exitCodes.usage,
        "Use --drain-timeout with a duration such as 10m, 1h or 30s.",
    );
}
