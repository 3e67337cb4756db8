import type { Cluster } from "@aws-sdk/client-eks";
import type { Vpc } from "@aws-sdk/client-ec2";
import type { Marks } from "../marks";

/** What an inventory looks for: the environment, its VPCs and its cluster. */
export interface Search {
    readonly marks: Marks;
    /** The environment's VPCs: by its tag, and the one that `marks.vpcId` names. */
    readonly vpcs: readonly Vpc[];
    readonly vpcIds: readonly string[];
    /** The ids of those that have the environment's mark: everything in them belongs to the environment. */
    readonly ownVpcIds: readonly string[];
    /** The environment's cluster; undefined if it does not exist. */
    readonly cluster: Cluster | undefined;
}
