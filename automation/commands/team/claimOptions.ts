import { parsePoint } from "../../../stacks/_settings/lifecycle/point";
import { usualLength, type ClaimView } from "../../cake/claims/claimRules";
import { CakeError, exitCodes } from "../../system/errors";

/** Options of `claim`. */
export interface ClaimOptions {
    /** What the environment is held for. */
    readonly for?: string;
    readonly until?: string;
    readonly keep: boolean;
    readonly renew: boolean;
    readonly release: boolean;
    readonly take: boolean;
    readonly because?: string;
}

/** The longest claim, in milliseconds: nobody remembers what they held for more than a month. */
const longest = 31 * 86_400_000;
const longestPurpose = 200;

/** Refuses options that contradict each other. */
export function refuseMixed({ for: purpose, until, keep, renew, release, take }: ClaimOptions): void {
    const isForNewClaim = purpose !== undefined || keep || take;
    const message =
        renew && release
            ? "--renew and --release cannot be combined."
            : renew && isForNewClaim
              ? "--renew cannot be combined with --for, --keep or --take, which make a new claim."
              : release && (isForNewClaim || until !== undefined)
                ? "--release cannot be combined with options that make or extend a claim."
                : undefined;
    if (message !== undefined) throw new CakeError(message, exitCodes.usage, "npm run claim -- --help");
}

/** What an environment is claimed for: a short line of text. */
export function purposeOf({ for: purpose, because }: ClaimOptions): string {
    const text = (purpose ?? because ?? "").trim();
    if (text !== "" && text.length <= longestPurpose && !/\p{C}/u.test(text)) return text;
    throw new CakeError(
        text === ""
            ? "A claim needs a purpose."
            : `--for takes one line of at most ${longestPurpose} characters.`,
        exitCodes.usage,
        'Say what you need the environment for: --for "ticket 123"',
    );
}

/** When a claim is to end; must be ahead, by a month at most. */
export function endOf(until: string | undefined, { now, zone }: ClaimView): Date {
    if (until === undefined) return new Date(now.getTime() + usualLength);
    const end = parsePoint(until, now, zone);
    const wrong =
        end === undefined
            ? "is not a time, a date or a duration"
            : end <= now
              ? "is in the past"
              : end.getTime() - now.getTime() > longest
                ? "is more than a month ahead"
                : undefined;
    if (end !== undefined && wrong === undefined) return end;
    throw new CakeError(
        `--until ${JSON.stringify(until)} ${wrong ?? ""}.`,
        exitCodes.usage,
        `Give a time (18:00), a duration (2d, 90m), a date (2026-11-30) or both (2026-11-30T18:00), on the clocks of ${zone}; a month ahead at most.`,
    );
}
