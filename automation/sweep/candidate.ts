import { isAnothers, markOf, type Tags, tagsOfInterest } from "./marks";
import type { Leftover, LeftoverKind } from "./leftover";
import type { Search } from "./search/search";

/** A resource of the environment that may be a leftover. */
export interface Candidate extends Leftover {
    /** Whether a state manages it, or manages what it is deleted with: then it is not a leftover. */
    readonly isManaged: boolean;
}

/** A resource that was found in AWS, in the words of all kinds. */
export interface FoundResource {
    readonly id: string;
    readonly tags: Tags;
    readonly vpcId?: string | undefined;
    readonly name?: string | undefined;
    readonly size?: string | undefined;
    readonly createdAt?: Date | undefined;
    /** The name or id of what it is attached to or part of. */
    readonly heldBy?: string | undefined;
    /** Why it cannot be deleted, whichever environment it belongs to. */
    readonly reason?: string | undefined;
    /** What marks it as the environment's, besides its tags. */
    readonly mark?: string | undefined;
}

type Whole<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function whole<T extends object>(values: T): Whole<T> {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Whole<T>;
}

/** What marks a resource as the environment's, and whether that is certain; undefined if it does not belong to the environment. */
function belonging(
    found: FoundResource,
    { marks, vpcIds, ownVpcIds }: Search,
): { mark: string; isOwn: boolean } | undefined {
    const { tags, vpcId = "" } = found;
    const isForeign = isAnothers(tags, marks);
    const mark = markOf(tags, marks) ?? (isForeign ? undefined : found.mark);
    if (mark !== undefined) return { mark, isOwn: true };
    if (!vpcIds.includes(vpcId)) return undefined;
    return { mark: `in ${vpcId}`, isOwn: ownVpcIds.includes(vpcId) && !isForeign };
}

/** Whether EKS made a resource for the environment's cluster, and the cluster still exists. */
function isOfLiveCluster({ tags, name = "" }: FoundResource, { cluster }: Search): boolean {
    const clusterName = cluster?.name;
    if (clusterName === undefined) return false;
    const byTag = [tags["aws:eks:cluster-name"], tags["eks:cluster-name"]].includes(clusterName);
    return byTag || name === `Amazon EKS ${clusterName}`;
}

/** Whether an id is this name, or an ARN that ends in it: AWS's descriptions hold only the end of an ARN. */
export function isNamed(id: string, name: string): boolean {
    return id === name || id.endsWith(`/${name}`);
}

/** A resource as a candidate; empty if it does not belong to the environment. */
export function candidatesOf(kind: LeftoverKind, found: FoundResource, search: Search): Candidate[] {
    const belongs = belonging(found, search);
    if (belongs === undefined) return [];
    const isOfCluster = isOfLiveCluster(found, search);
    const clusterName = search.cluster?.name ?? "";
    const { id, tags, size } = found;
    const heldBy = isOfCluster ? clusterName : found.heldBy;
    const reason =
        (isOfCluster ? `it goes with the cluster ${clusterName}` : found.reason) ??
        (belongs.isOwn ? undefined : "nothing but its VPC tells that it is the environment's");
    const { managed = [] } = search.marks;
    const goesAlong = found.reason !== undefined || isOfCluster || kind === "network-interface";
    const isHeldByManaged = heldBy !== undefined && managed.some((one) => isNamed(one, heldBy));
    return [
        {
            kind,
            id,
            tags: tagsOfInterest(tags),
            mark: belongs.mark,
            deletable: reason === undefined,
            isManaged: managed.includes(id) || (goesAlong && isHeldByManaged),
            ...whole({
                name: found.name ?? tags.Name,
                size,
                createdAt: found.createdAt?.toISOString(),
                heldBy,
                reason,
            }),
        },
    ];
}
