import type { Cluster } from "@aws-sdk/client-eks";
import type { Vpc } from "@aws-sdk/client-ec2";
import type { Marks } from "../marks";

/** What an inventory looks for. */
export interface Search {
    readonly marks: Marks;
    /** The environment's VPCs: by its tag, and the one that is known to be its. */
    readonly vpcs: readonly Vpc[];
    readonly vpcIds: readonly string[];
    /** Those of them that carry the environment's mark: what is in them is the environment's. */
    readonly ownVpcIds: readonly string[];
    /** The environment's cluster, where there still is one. */
    readonly cluster: Cluster | undefined;
}
