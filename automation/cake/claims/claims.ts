import { loadCommon } from "../../../stacks/_settings/load/loadCommon";
import { CakeError, exitCodes } from "../../system/errors";
import type { Claim } from "./claim";
import { changeClaim } from "./changeClaim";
import { claimMessage, actionOf, type ClaimAction } from "./claimMessage";
import { claimReader } from "./claimPlace";
import { claimed, isHeld, refuseOthers, renewed, type ClaimView, type ClaimWish } from "./claimRules";
import type { Paths } from "../model/paths";

/** What was done to a claim, and what it is now. */
export interface ClaimOutcome {
    readonly environment: string;
    readonly action: ClaimAction | "unchanged";
    readonly who: string;
    /** Absent if nobody holds the environment any more. */
    readonly claim?: Claim;
    /** What the user should know; a line each. */
    readonly notices: readonly string[];
}

/** How times of an environment's claim are shown, at a moment. */
export function claimView(paths: Paths, environment: string, now: Date): ClaimView {
    const zone = loadCommon(paths.root, environment, ["lifecycle"]).settings.lifecycle.timezone;
    return { environment, now, zone };
}

/**
 * Throws a CakeError (exit code 5) while somebody else holds the environment.
 * Returns the claim that holds; undefined if nobody holds the environment.
 */
export async function checkClaim(
    paths: Paths,
    environment: string,
    who: string,
    now: Date,
): Promise<Claim | undefined> {
    const { claim } = await claimReader(paths)(environment);
    refuseOthers(claim, who, claimView(paths, environment, now));
    return isHeld(claim, now) ? claim : undefined;
}

/** Claims an environment for somebody, or changes the claim that they have. */
export function takeClaim(
    paths: Paths,
    environment: string,
    wish: ClaimWish,
    now: Date,
): Promise<ClaimOutcome> {
    const view = claimView(paths, environment, now);
    return change(paths, view, wish.who, (current) => claimed(current, wish, view));
}

/** Extends somebody's own claim. */
export function renewClaim(
    paths: Paths,
    environment: string,
    who: string,
    until: Date,
    now: Date,
): Promise<ClaimOutcome> {
    const view = claimView(paths, environment, now);
    return change(paths, view, who, (current) => renewed(current, who, until, view));
}

/** Gives an environment back; nothing happens if nobody holds it. */
export function releaseClaim(
    paths: Paths,
    environment: string,
    who: string,
    now: Date,
): Promise<ClaimOutcome> {
    const view = claimView(paths, environment, now);
    return change(paths, view, who, (current) => {
        refuseOthers(current, who, view);
        return undefined;
    });
}

async function change(
    paths: Paths,
    view: ClaimView,
    who: string,
    next: (current: Claim | undefined) => Claim | undefined,
): Promise<ClaimOutcome> {
    const { environment, now } = view;
    let claim: Claim | undefined;
    let action: ClaimOutcome["action"] = "unchanged";
    const notices = await changeClaim(paths, environment, (current) => {
        claim = next(current);
        if (claim === undefined && current === undefined) return undefined;
        action = actionOf(current, claim, now);
        return { claim, message: claimMessage(environment, action, who, claim), who };
    });
    return { environment, action, who, ...(claim === undefined ? {} : { claim }), notices };
}

/** The reason of a takeover; undefined without one. Throws a CakeError (exit code 2) for a takeover without a reason, or the reverse. */
export function takeoverReason(take: boolean, because: string | undefined): string | undefined {
    const reason = because?.trim() ?? "";
    if (take === (reason !== "")) return take ? reason : undefined;
    throw new CakeError(
        take ? "--take needs a reason." : "--because needs --take.",
        exitCodes.usage,
        'To take an environment over, say why: --take --because "…"',
    );
}
