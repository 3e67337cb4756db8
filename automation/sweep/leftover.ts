/** The kinds of leftovers, in the order in which they can be deleted: what holds others goes before them. */
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

/** Something in AWS that an environment, or what ran in it, has left behind. */
export interface Leftover {
    readonly kind: LeftoverKind;
    /** As AWS's own tools take it: `vol-0123…`, an ARN, a log group's name. */
    readonly id: string;
    readonly name?: string;
    /** For people: `20 GiB gp3`. */
    readonly size?: string;
    /** ISO 8601; left out where AWS does not tell. */
    readonly createdAt?: string;
    /** Those of its tags that tell whose it is. */
    readonly tags: Readonly<Record<string, string>>;
    /** What tells that it belongs to the environment: `tag environment=dev-1`, `in vpc-0123…`. */
    readonly mark: string;
    /** What it is attached to or part of; it cannot be deleted before that. */
    readonly heldBy?: string;
    /** Whether the sweep deletes it. */
    readonly deletable: boolean;
    /** Why the sweep does not delete it. */
    readonly reason?: string;
}

/** Orders leftovers as they can be deleted; those of a kind by their ids. */
export function byDeletion(a: Leftover, b: Leftover): number {
    const order = leftoverKinds.indexOf(a.kind) - leftoverKinds.indexOf(b.kind);
    return order === 0 ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : order;
}
