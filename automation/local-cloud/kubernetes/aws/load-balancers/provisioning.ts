import { type Pauses } from "../../controllers/pauses";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type AwsCluster } from "../awsCluster";
import { type Tags } from "../awsResources";
import { removeBalancers, removeGroups, removeSharedGroup } from "./removeLoadBalancer";

// AWS's seconds until a new load balancer has its name, and until a deleted one lets go of its interfaces.
const seconds = { create: 5, delete: 30 };

/** The times that AWS takes with the load balancer of one object. */
export interface AwsTimes {
    /** Whether a new load balancer has had its time; asks for another look where not. */
    isUp(arn: string): boolean;
    /** Whether a deleted one has. */
    isDown(): boolean;
}

/** AWS's times for an object, as this process waits for them; `again` is called once one is over. */
export function awsTimes(pauses: Pauses, { metadata }: KubernetesObject, again: () => void): AwsTimes {
    const { uid = "" } = metadata;
    return {
        isUp: (arn) => pauses.isOver(`create ${arn} ${uid}`, seconds.create, again),
        isDown: () => pauses.isOver(`delete ${uid}`, seconds.delete, again),
    };
}

/** Deletes all that was made under some tags, whatever AWS is still busy with. Throws AWS's refusal. */
export function removeAtOnce(aws: AwsCluster, tags: Tags): void {
    removeBalancers(aws, tags);
    removeGroups(aws, tags);
    if ("elbv2.k8s.aws/cluster" in tags) removeSharedGroup(aws);
}

/** Deletes all that was made under some tags; false until AWS has had its time. Throws AWS's refusal. */
export function removeAll(aws: AwsCluster, tags: Tags, times: AwsTimes): boolean {
    removeBalancers(aws, tags);
    if (!times.isDown()) return false;
    removeAtOnce(aws, tags);
    return true;
}
