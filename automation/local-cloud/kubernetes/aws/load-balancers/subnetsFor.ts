import { map, text } from "../../../model/json";
import { type AwsCluster } from "../awsCluster";

/**
 * The subnets of a new load balancer: those of the cluster's VPC that are tagged for its scheme, one of each zone, the
 * first by id (EKS User Guide, "Subnet requirements for load balancing"). Empty where none is tagged.
 */
export function subnetsFor({ cloud, vpcId }: AwsCluster, isInternal: boolean): string[] {
    const role = isInternal ? "kubernetes.io/role/internal-elb" : "kubernetes.io/role/elb";
    const zones = new Map<string, string>();
    for (const { id, body } of cloud.where("ec2/subnet", "vpcId", vpcId)) {
        const value = { ...map(body.tags), ...map(body.tagsAll) }[role];
        const zone = text(body.availabilityZone);
        if ((value === "1" || value === "") && !zones.has(zone)) zones.set(zone, id);
    }
    return [...zones.values()];
}
