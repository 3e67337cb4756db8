/** What marks resources in AWS as an environment's. */
export interface Marks {
    readonly environment: string;
    /** The name of its EKS cluster. */
    readonly cluster?: string;
    readonly vpcId?: string;
    /** Ids and ARNs of resources that a state still manages: they are not leftovers. */
    readonly managed?: readonly string[];
}

export type Tags = Readonly<Record<string, string>>;

/** The tags by which the controllers of a cluster, and EKS itself, mark what they make. */
function clusterTags(cluster: string): Tags {
    return {
        // `owned`: the cluster made the resource; `shared`: it only uses it (EKS User Guide, "Subnet requirements").
        [`kubernetes.io/cluster/${cluster}`]: "owned",
        "elbv2.k8s.aws/cluster": cluster,
        KubernetesCluster: cluster,
        "aws:eks:cluster-name": cluster,
        "eks:cluster-name": cluster,
        // The VPC CNI puts this tag on the interfaces that it makes for nodes.
        "cluster.k8s.amazonaws.com/name": cluster,
    };
}

function marking({ environment, cluster }: Marks): Tags {
    return { environment, ...(cluster === undefined ? {} : clusterTags(cluster)) };
}

/** The keys of all tags that may mark a resource as the environment's. */
export function markingKeys(marks: Marks): string[] {
    return Object.keys(marking(marks));
}

/** The tag that marks a resource as the environment's, `tag environment=dev-1`; undefined if no tag does, or if one names another environment. */
export function markOf(tags: Tags, marks: Marks): string | undefined {
    if (isAnothers(tags, marks)) return undefined;
    const found = Object.entries(marking(marks)).find(([key, value]) => tags[key] === value);
    return found === undefined ? undefined : `tag ${found.join("=")}`;
}

/** Whether the tags name another environment. */
export function isAnothers(tags: Tags, { environment }: Marks): boolean {
    return tags.environment !== undefined && tags.environment !== environment;
}

const interesting =
    /^(Name|environment|layer|kind|owner|managed-by|KubernetesCluster|CSIVolumeName)$|^(aws:)?eks:|(^|\.)k8s\.(aws|amazonaws\.com)\/|kubernetes\.io\/|^ebs\.csi\.aws\.com\//;

/** The tags that say which environment a resource belongs to and what made it. */
export function tagsOfInterest(tags: Tags): Tags {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => interesting.test(key)));
}
