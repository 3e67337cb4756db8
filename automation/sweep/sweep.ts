import { Aws } from "./aws/aws";
import type { AwsTarget } from "./aws/awsTarget";
import { Pacing, type PacingOptions } from "./aws/pacing";
import { MissingPermissions, togetherOf } from "./aws/refusals";
import { byDeletion, type Leftover, type LeftoverKind } from "./leftover";
import type { Marks } from "./marks";
import { sweepKind } from "./sweepKind";
import { inParallel } from "../system/inParallel";
import type { Swept } from "./sweepResult";
import { waitUntilGone } from "./waitUntilGone";

/** How a sweep runs; its deadline is 15 minutes where none is given. */
export interface SweepOptions extends PacingOptions {
    /** Told what became of each as soon as it is known. */
    readonly onResult?: (swept: Swept) => void;
}

// What does not wait for the network's parts is not kept waiting by them.
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
 * Deletes leftovers, in the order in which they can be deleted, and tells what became of each: those that are not
 * `deletable` are kept. A deletion that is refused because something else uses it is tried again until the deadline.
 * Throws a `CakeError` with exit 3 that names the missing actions after everything else was done, and one with exit 8
 * as soon as it is cancelled.
 */
export async function sweep(
    target: AwsTarget,
    marks: Marks,
    leftovers: readonly Leftover[],
    { onResult = () => undefined, deadline = 15 * 60_000, ...options }: SweepOptions = {},
): Promise<readonly Swept[]> {
    const aws = new Aws(target, new Pacing({ pause: 1000, ...options, deadline }));
    const all: Swept[] = [];
    const tell = (swept: Swept): void => {
        all.push(swept);
        onResult(swept);
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
    if (refusals.length > 0) throw togetherOf(refusals, target.region);
    return all.sort((a, b) => byDeletion(a.leftover, b.leftover));
}
