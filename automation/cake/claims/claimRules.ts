import { formatDuration } from "../../../stacks/_settings/lifecycle/duration";
import { zonedText } from "../../../stacks/_settings/lifecycle/timeZone";
import { CakeError, exitCodes } from "../../system/errors";
import { claimTime, type Claim } from "./claim";

/** How long a claim lasts by default, in milliseconds: a working day. */
export const usualLength = 8 * 3_600_000;

/** What somebody wants to hold an environment for. */
export interface ClaimWish {
    readonly who: string;
    readonly for: string;
    readonly until: Date;
    /** Whether the environment stays overnight; if left out, as before. */
    readonly keep?: boolean;
    /** Why it is taken over from somebody else; without it, it is not taken over. */
    readonly because?: string;
}

/** An environment and a moment at which its claim is judged. */
export interface ClaimView {
    readonly environment: string;
    readonly now: Date;
    /** The time zone of times for people. */
    readonly zone: string;
}

/** Whether a claim still holds: it ends by itself. */
export function isHeld(claim: Claim | undefined, now: Date): claim is Claim {
    return claim !== undefined && now.getTime() < Date.parse(claim.until);
}

/** Whether a claim is somebody's; e-mail addresses and logins know no capitals. */
export function isOf(claim: Claim, who: string): boolean {
    return claim.who.toLowerCase() === who.toLowerCase();
}

/** Throws a CakeError (exit code 5) while somebody else holds the environment. */
export function refuseOthers(claim: Claim | undefined, who: string, view: ClaimView): void {
    if (!isHeld(claim, view.now) || isOf(claim, who)) return;
    throw new CakeError(
        `${view.environment} is held by ${heldText(claim, view)}.`,
        exitCodes.ruleViolated,
        `Nothing was changed. Ask ${claim.who}, wait, or take it over and say why: --take --because "…"`,
    );
}

/** `ada@example.org for "ticket 123" until 2026-11-30 18:00 Europe/Berlin (2h left)` */
export function heldText(claim: Claim, { now, zone }: ClaimView): string {
    const until = new Date(claim.until);
    const left = formatDuration(until.getTime() - now.getTime());
    return `${claim.who} for ${JSON.stringify(claim.for)} until ${zonedText(until, zone)} (${left} left)`;
}

/** The claim that somebody asks for. If they hold the environment already, their claim gets the new end and purpose. */
export function claimed(current: Claim | undefined, wish: ClaimWish, view: ClaimView): Claim {
    const { who, because } = wish;
    const { now } = view;
    if (because === undefined) refuseOthers(current, who, view);
    const theirs = isHeld(current, now) && !isOf(current, who) ? current : undefined;
    const mine = isHeld(current, now) && isOf(current, who) ? current : undefined;
    const keep = wish.keep ?? mine?.keep ?? false;
    return {
        who,
        for: wish.for,
        since: mine?.since ?? claimTime(now),
        ...(mine === undefined ? {} : { renewed: claimTime(now) }),
        until: claimTime(wish.until),
        ...(keep ? { keep } : {}),
        ...(theirs === undefined || because === undefined ? {} : { taken: { from: theirs.who, because } }),
    };
}

/** Somebody's own claim with a later end; it may have ended, as long as nobody else holds the environment. */
export function renewed(current: Claim | undefined, who: string, until: Date, view: ClaimView): Claim {
    refuseOthers(current, who, view);
    if (current === undefined || !isOf(current, who)) {
        throw new CakeError(
            `${view.environment} is not claimed by you: there is nothing to renew.`,
            exitCodes.ruleViolated,
            `To hold it: npm run claim -- ${view.environment} --for "…"`,
        );
    }
    const end = isHeld(current, view.now) ? Math.max(until.getTime(), Date.parse(current.until)) : until;
    // A clock that went back must not end it before it began.
    const since = Date.parse(current.since) < new Date(end).getTime() ? current.since : claimTime(view.now);
    return { ...current, since, renewed: claimTime(view.now), until: claimTime(new Date(end)) };
}
