/** What an environment's things in AWS are known by. */
export interface Marks {
    readonly environment: string;
    /** The name of its EKS cluster. */
    readonly cluster?: string;
    readonly vpcId?: string;
    /** Ids and ARNs that a state still manages: they are no leftovers. */
    readonly managed?: readonly string[];
}

export type Tags = Readonly<Record<string, string>>;

/** The tags by which the controllers of a cluster, and EKS itself, mark what they make. */
function clusterTags(cluster: string): Tags {
    return {
        // `owned`: the cluster made it. What is `shared` is only used by it (EKS User Guide, "Subnet requirements").
        [`kubernetes.io/cluster/${cluster}`]: "owned",
        "elbv2.k8s.aws/cluster": cluster,
        KubernetesCluster: cluster,
        "aws:eks:cluster-name": cluster,
        "eks:cluster-name": cluster,
        // Of interfaces that the VPC CNI makes for nodes.
        "cluster.k8s.amazonaws.com/name": cluster,
    };
}

function marking({ environment, cluster }: Marks): Tags {
    return { environment, ...(cluster === undefined ? {} : clusterTags(cluster)) };
}

/** The keys of all tags that may mark something as the environment's. */
export function markingKeys(marks: Marks): string[] {
    return Object.keys(marking(marks));
}

/** The tag that marks something as the environment's; undefined where there is none, or where it says that it is another's. */
export function markOf(tags: Tags, marks: Marks): string | undefined {
    if (isAnothers(tags, marks)) return undefined;
    const found = Object.entries(marking(marks)).find(([key, value]) => tags[key] === value);
    return found === undefined ? undefined : `tag ${found.join("=")}`;
}

/** Whether something carries the tag of another environment. */
export function isAnothers(tags: Tags, { environment }: Marks): boolean {
    return tags.environment !== undefined && tags.environment !== environment;
}

const interesting =
    /^(Name|environment|layer|kind|owner|managed-by|KubernetesCluster|CSIVolumeName)$|^(aws:)?eks:|(^|\.)k8s\.(aws|amazonaws\.com)\/|kubernetes\.io\/|^ebs\.csi\.aws\.com\//;

/** Those of the tags that tell whose something is, and what made it. */
export function tagsOfInterest(tags: Tags): Tags {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => interesting.test(key)));
}
