import { text } from "../../../model/json";
import { type AwsCluster } from "../awsCluster";
import { kindOfMade, removeResource, tagged, type Tags } from "../awsResources";
import { sharedGroupTags } from "./tracking";

/** Deletes the load balancers with some tags but one, their interfaces and listeners, and target groups nothing uses. */
export function removeBalancers({ cloud }: AwsCluster, tags: Tags, kept = ""): void {
    for (const found of tagged(cloud, "loadBalancer", tags)) {
        if (found.id !== kept) removeResource(cloud, "loadBalancer", found);
    }
    for (const found of tagged(cloud, "targetGroup", tags)) {
        const isUsed = cloud
            .all(kindOfMade("listener"))
            .some(({ body }) => JSON.stringify(body.defaultActions).includes(`"${found.id}"`));
        if (!isUsed) removeResource(cloud, "targetGroup", found);
    }
}

/** Deletes the security groups with some tags. Throws EC2's refusal where something uses one. */
export function removeGroups({ cloud }: AwsCluster, tags: Tags): void {
    for (const found of tagged(cloud, "securityGroup", tags)) removeResource(cloud, "securityGroup", found);
}

/** Deletes the group that a controller's load balancers share, once there are none. */
export function removeSharedGroup(aws: AwsCluster): void {
    const cluster = { "elbv2.k8s.aws/cluster": aws.name };
    const isNeeded = tagged(aws.cloud, "loadBalancer", cluster).some(({ body }) => text(body.name) !== "");
    if (!isNeeded) removeGroups(aws, sharedGroupTags(aws));
}
