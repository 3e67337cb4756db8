import { claimView, renewClaim, takeClaim } from "./claims";
import type { RunRequest } from "../session/request";
import type { Claim } from "./claim";
import { claimReader } from "./claimPlace";
import { isHeld, isOf, refuseOthers, usualLength } from "./claimRules";
import { identity } from "./identity";
import { keepClaim } from "./keepClaim";

type Holding = Pick<RunRequest, "paths" | "environment" | "listener">;

/**
 * Runs what only the holder of an environment may do. Throws a CakeError (exit code 5) while somebody else holds it,
 * unless it is taken over with a reason. One's own claim is renewed if it would end while this runs.
 */
export async function asHolder<T>(
    request: Holding,
    because: string | undefined,
    run: () => Promise<T>,
    now = (): Date => new Date(),
): Promise<T> {
    const { paths, listener } = request;
    const environment = request.environment.name;
    const notice = (text: string): void => {
        listener({ code: "notice", text });
    };
    const known = await claimReader(paths)(environment);
    known.notices.forEach(notice);
    // If nobody holds the environment, anybody may work on it.
    if (!isHeld(known.claim, now())) return await run();
    const who = await identity(paths.root);
    const claim = await held(request, known.claim, who, because, now());
    const stop = keepClaim({
        claim,
        now,
        renew: async (until) => (await renewClaim(paths, environment, who, until, now())).claim ?? claim,
        onFailure: (error) => {
            const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
            notice(`The claim could not be renewed; the run goes on. ${why}`);
        },
    });
    try {
        return await run();
    } finally {
        await stop();
    }
}

async function held(
    { paths, environment: { name: environment }, listener }: Holding,
    claim: Claim,
    who: string,
    because: string | undefined,
    now: Date,
): Promise<Claim> {
    if (isOf(claim, who)) return claim;
    if (because === undefined) refuseOthers(claim, who, claimView(paths, environment, now));
    const until = new Date(now.getTime() + usualLength);
    const wish = { who, for: because ?? "", until, ...(because === undefined ? {} : { because }) };
    const taken = await takeClaim(paths, environment, wish, now);
    for (const text of [`Taken over from ${claim.who}.`, ...taken.notices])
        listener({ code: "notice", text });
    return taken.claim ?? claim;
}
