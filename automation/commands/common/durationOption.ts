import { parseDuration } from "../../../stacks/_settings/lifecycle/duration";
import { CakeError, exitCodes } from "../../system/errors";

/** How long an engine that was asked to stop may go on with what it has begun; AWS takes a quarter of an hour for a cluster. */
export const defaultGrace = "20m";

/** The milliseconds of what stands on the command line: `5m`, `30s`, `0s`. */
export function parseGrace(text: string): number {
    const seconds = /^(\d{1,5})s$/.exec(text)?.[1];
    const milliseconds = seconds === undefined ? parseDuration(text) : Number(seconds) * 1000;
    if (milliseconds !== undefined) return milliseconds;
    throw new CakeError(
        `${JSON.stringify(text)} is no time to wait for the operations under way.`,
        exitCodes.usage,
        "Use --grace with a duration such as 5m, 1h or 30s.",
    );
}
