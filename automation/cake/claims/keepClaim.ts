import type { Claim } from "./claim";

/** How long before its end a claim is renewed, and how much longer it then holds, in milliseconds. */
const margin = 10 * 60_000;
const extension = 60 * 60_000;

/** How often a run looks at its claim, in milliseconds: clocks jump, so that a single timer would not do. */
const interval = 60_000;

/** The new end of a claim that would end soon; undefined while it lasts long enough. */
export function leaseEnd(claim: Claim, now: Date): Date | undefined {
    return Date.parse(claim.until) - now.getTime() > margin ? undefined : new Date(now.getTime() + extension);
}

/** A claim that is kept while something runs. */
export interface Lease {
    readonly claim: Claim;
    readonly now: () => Date;
    /** Renews the claim, and returns the new one. */
    readonly renew: (until: Date) => Promise<Claim>;
    /** Told of a renewal that failed; the run goes on. */
    readonly onFailure: (error: unknown) => void;
}

/** Renews a claim before it ends, as long as something runs; returns the way to stop. */
export function keepClaim(lease: Lease, every = interval): () => Promise<void> {
    let { claim } = lease;
    let working: Promise<void> = Promise.resolve();
    let busy = false;
    const look = (): void => {
        const until = leaseEnd(claim, lease.now());
        if (until === undefined || busy) return;
        busy = true;
        working = lease
            .renew(until)
            .then((renewed) => void (claim = renewed), lease.onFailure)
            .finally(() => {
                busy = false;
            });
    };
    look();
    const timer = setInterval(look, every);
    timer.unref();
    return async () => {
        clearInterval(timer);
        await working;
    };
}
