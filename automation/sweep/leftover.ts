/** The kinds of leftovers, in the order in which they can be deleted: what uses others is deleted before them. */
export const leftoverKinds = [
    "load-balancer",
    "target-group",
    "cluster",
    "instance",
    "nat-gateway",
    "network-interface",
    "elastic-ip",
    "security-group",
    "volume",
    "log-group",
    "oidc-provider",
    "vpc",
] as const;

export type LeftoverKind = (typeof leftoverKinds)[number];

/** A resource in AWS that an environment, or what ran in it, has left behind. */
export interface Leftover {
    readonly kind: LeftoverKind;
    /** The id as AWS's own tools take it: `vol-0123…`, an ARN, a log group's name. */
    readonly id: string;
    readonly name?: string;
    /** For people: `20 GiB gp3`. */
    readonly size?: string;
    /** ISO 8601; absent if AWS does not say. */
    readonly createdAt?: string;
    /** The tags that say which environment it belongs to and what made it. */
    readonly tags: Readonly<Record<string, string>>;
    /** What marks it as the environment's: `tag environment=dev-1`, `in vpc-0123…`. */
    readonly mark: string;
    /** What it is attached to or part of; it cannot be deleted as long as that exists. */
    readonly heldBy?: string;
    /** Whether the sweep deletes it. */
    readonly deletable: boolean;
    /** Why the sweep does not delete it. */
    readonly reason?: string;
}

/** Compares leftovers for sorting: in the order in which they can be deleted, those of one kind by id. */
export function byDeletion(a: Leftover, b: Leftover): number {
    const order = leftoverKinds.indexOf(a.kind) - leftoverKinds.indexOf(b.kind);
    return order === 0 ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : order;
}
