import { announce } from "../../cake/runs/announce";
import {
    claimView,
    releaseClaim,
    renewClaim,
    takeClaim,
    takeoverReason,
    type ClaimOutcome,
} from "../../cake/claims/claims";
import { usualLength, type ClaimView } from "../../cake/claims/claimRules";
import { identity } from "../../cake/claims/identity";
import { CakeError, exitCodes } from "../../system/errors";
import { claimOutcomeText } from "../../report/text/claimsText";
import { checkEnvironment } from "../../../stacks/_settings/load/environments";
import { parsePoint } from "../../../stacks/_settings/lifecycle/point";
import type { CommandContext, CommandOutcome } from "../common/command";

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

/** Holds an environment, goes on holding it, or gives it back. */
export async function claim(
    environment: string,
    options: ClaimOptions,
    { paths, listener }: Pick<CommandContext, "paths" | "listener">,
    now = new Date(),
): Promise<CommandOutcome> {
    checkEnvironment(paths.root, environment);
    const because = takeoverReason(options.take, options.because);
    refuseMixed(options);
    const view = claimView(paths, environment, now);
    const until = endOf(options.until, view);
    const who = await identity(paths.root);
    const outcome = options.release
        ? await releaseClaim(paths, environment, who, now)
        : options.renew
          ? await renewClaim(paths, environment, who, until, now)
          : await take(options, { who, until, because });
    const notice = (text: string): void => {
        listener({ code: "notice", text });
    };
    outcome.notices.forEach(notice);
    const text = claimOutcomeText(outcome, view);
    if (outcome.deed !== "unchanged" && outcome.deed !== "renewed") {
        await announce({ paths, environment, notice }, `${text.trim()} (${who})`);
    }
    return {
        exitCode: exitCodes.done,
        json: outcome,
        text: () => text,
    };

    function take(
        { keep }: ClaimOptions,
        wish: { who: string; until: Date; because: string | undefined },
    ): Promise<ClaimOutcome> {
        const { because: reason, ...rest } = wish;
        return takeClaim(
            paths,
            environment,
            {
                ...rest,
                for: purposeOf(options),
                ...(keep ? { keep } : {}),
                ...(reason === undefined ? {} : { because: reason }),
            },
            now,
        );
    }
}

function refuseMixed({ for: purpose, until, keep, renew, release, take }: ClaimOptions): void {
    const mixed = [
        [renew && release, "--renew and --release"],
        [renew && (purpose !== undefined || keep || take), "--renew and what only a new claim takes"],
        [release && (purpose !== undefined || until !== undefined || keep || take), "--release and others"],
    ] as const;
    const wrong = mixed.find(([isSo]) => isSo);
    if (wrong === undefined) return;
    throw new CakeError(`${wrong[1]} do not go together.`, exitCodes.usage, "npm run claim -- --help");
}

function purposeOf({ for: purpose, because }: ClaimOptions): string {
    const text = (purpose ?? because ?? "").trim();
    if (text !== "" && text.length <= longestPurpose && !/\p{C}/u.test(text)) return text;
    throw new CakeError(
        text === ""
            ? "It is not said what the environment is claimed for."
            : "--for is no short line of text.",
        exitCodes.usage,
        `Say it in at most ${longestPurpose} characters: --for "ticket 123"`,
    );
}

/** When a claim is to end, refused where that is not ahead or too far. */
function endOf(until: string | undefined, { now, zone }: ClaimView): Date {
    if (until === undefined) return new Date(now.getTime() + usualLength);
    const end = parsePoint(until, now, zone);
    const wrong =
        end === undefined
            ? "is no point of time"
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
