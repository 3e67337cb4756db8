import { isAnothers, markOf, type Tags, tagsOfInterest } from "./marks";
import type { Leftover, LeftoverKind } from "./leftover";
import type { Search } from "./search/search";

/** Something that may be a leftover. */
export interface Candidate extends Leftover {
    /** A state manages it, or what it goes with: it is none. */
    readonly isManaged: boolean;
}

/** What AWS says of something that may be a leftover. */
export interface Seen {
    readonly id: string;
    readonly tags: Tags;
    readonly vpcId?: string | undefined;
    readonly name?: string | undefined;
    readonly size?: string | undefined;
    readonly createdAt?: Date | undefined;
    /** What it is attached to or part of. */
    readonly heldBy?: string | undefined;
    /** Why it cannot be deleted, whosever it is. */
    readonly reason?: string | undefined;
    /** What marks it besides its tags. */
    readonly mark?: string | undefined;
}

type Whole<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function whole<T extends object>(values: T): Whole<T> {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Whole<T>;
}

/** Whether something is the environment's, and what tells so; undefined where it has nothing to do with it. */
function belonging(
    seen: Seen,
    { marks, vpcIds, ownVpcIds }: Search,
): { mark: string; isOwn: boolean } | undefined {
    const { tags, vpcId = "" } = seen;
    const isForeign = isAnothers(tags, marks);
    const mark = markOf(tags, marks) ?? (isForeign ? undefined : seen.mark);
    if (mark !== undefined) return { mark, isOwn: true };
    if (!vpcIds.includes(vpcId)) return undefined;
    return { mark: `in ${vpcId}`, isOwn: ownVpcIds.includes(vpcId) && !isForeign };
}

/** Whether EKS made it for the environment's cluster, as long as there is one. */
function isOfLiveCluster({ tags, name = "" }: Seen, { cluster }: Search): boolean {
    const clusterName = cluster?.name;
    if (clusterName === undefined) return false;
    const byTag = [tags["aws:eks:cluster-name"], tags["eks:cluster-name"]].includes(clusterName);
    return byTag || name === `Amazon EKS ${clusterName}`;
}

/** Whether one of the ids names something: descriptions of AWS hold only the end of an ARN. */
export function isNamed(id: string, name: string): boolean {
    return id === name || id.endsWith(`/${name}`);
}

/** The candidate that something is; none where it has nothing to do with the environment. */
export function candidatesOf(kind: LeftoverKind, seen: Seen, search: Search): Candidate[] {
    const belongs = belonging(seen, search);
    if (belongs === undefined) return [];
    const isOfCluster = isOfLiveCluster(seen, search);
    const clusterName = search.cluster?.name ?? "";
    const { id, tags, size } = seen;
    const heldBy = isOfCluster ? clusterName : seen.heldBy;
    const reason =
        (isOfCluster ? `it goes with the cluster ${clusterName}` : seen.reason) ??
        (belongs.isOwn ? undefined : "nothing but its VPC tells that it is the environment's");
    const { managed = [] } = search.marks;
    const goesAlong = seen.reason !== undefined || isOfCluster || kind === "network-interface";
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
                name: seen.name ?? tags.Name,
                size,
                createdAt: seen.createdAt?.toISOString(),
                heldBy,
                reason,
            }),
        },
    ];
}
