import { checkEnvironment } from "../../../stacks/_settings/load/environments";
import {
    claimView,
    releaseClaim,
    renewClaim,
    takeClaim,
    takeoverReason,
    type ClaimOutcome,
} from "../../cake/claims/claims";
import { identity } from "../../cake/claims/identity";
import { announce } from "../../cake/runs/announce";
import { claimOutcomeText } from "../../report/text/claimsText";
import { exitCodes } from "../../system/errors";
import type { CommandContext, CommandOutcome } from "../common/command";
import { endOf, purposeOf, refuseMixed, type ClaimOptions } from "./claimOptions";

/** Claims an environment, extends the claim, or gives the environment back. */
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
    const change = (): Promise<ClaimOutcome> => {
        if (options.release) return releaseClaim(paths, environment, who, now);
        if (options.renew) return renewClaim(paths, environment, who, until, now);
        const wish = {
            ...{ who, until, for: purposeOf(options) },
            ...(options.keep ? { keep: true } : {}),
            ...(because === undefined ? {} : { because }),
        };
        return takeClaim(paths, environment, wish, now);
    };
    const outcome = await change();
    const notice = (text: string): void => {
        listener({ code: "notice", text });
    };
    outcome.notices.forEach(notice);
    const text = claimOutcomeText(outcome, view);
    const { action, ...rest } = outcome;
    if (action !== "unchanged" && action !== "renewed") {
        await announce({ paths, environment, notice }, `${text.trim()} (${who})`);
    }
    return { exitCode: exitCodes.done, json: { ...rest, deed: action }, text: () => text };
}
