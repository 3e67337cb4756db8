import { Aws } from "./aws/aws";
import type { AwsTarget } from "./aws/awsTarget";
import { Pacing, type PacingOptions } from "./aws/pacing";
import { MissingPermissions, combinedRefusal } from "./aws/refusals";
import { byDeletion, type Leftover, type LeftoverKind } from "./leftover";
import type { Marks } from "./marks";
import { sweepKind } from "./sweepKind";
import { inParallel } from "../system/inParallel";
import type { SweepResult } from "./sweepResult";
import { waitUntilGone } from "./waitUntilGone";

/** How a sweep runs; its deadline is 15 minutes by default. */
export interface SweepOptions extends PacingOptions {
    /** Called with the result of each leftover as soon as it is known. */
    readonly onResult?: (result: SweepResult) => void;
}

// Two lanes at once: what does not use the network need not wait for what does.
const lanes: readonly (readonly LeftoverKind[])[] = [
    [
        "load-balancer",
        "target-group",
        "instance",
        "nat-gateway",
        "network-interface",
        "elastic-ip",
        "security-group",
    ],
    ["log-group", "oidc-provider", "volume"],
];

/**
 * Deletes leftovers in the order in which they can be deleted, and returns the result of each. Those that are not
 * `deletable` are kept. A deletion that is refused because the resource is in use is tried again until the deadline.
 * Throws a `CakeError` with exit code 3 that names the missing permissions after everything else is deleted, and one
 * with exit code 8 as soon as it is cancelled.
 */
export async function sweep(
    target: AwsTarget,
    marks: Marks,
    leftovers: readonly Leftover[],
    { onResult = () => undefined, deadline = 15 * 60_000, ...options }: SweepOptions = {},
): Promise<readonly SweepResult[]> {
    const aws = new Aws(target, new Pacing({ pause: 1000, ...options, deadline }));
    const all: SweepResult[] = [];
    const tell = (result: SweepResult): void => {
        all.push(result);
        onResult(result);
    };
    const chosen = leftovers.filter(({ deletable }) => deletable);
    const denied = await inParallel(lanes, async (lane) => {
        const errors: unknown[] = [];
        for (const kind of lane) errors.push(...(await sweepKind(aws, marks, kind, chosen, tell)));
        return errors;
    });
    const kept = leftovers.filter(({ deletable }) => !deletable);
    await inParallel(kept, async (leftover) => {
        tell(await waitUntilGone(aws, leftover, all));
    });
    const errors = [...denied.flat(), ...all.map(({ error }) => error)];
    const refusals = errors.filter((error) => error instanceof MissingPermissions);
    if (refusals.length > 0) throw combinedRefusal(refusals, target.region);
    return all.sort((a, b) => byDeletion(a.leftover, b.leftover));
}
