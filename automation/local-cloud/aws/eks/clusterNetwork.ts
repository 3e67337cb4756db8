import { type JsonMap, map, text, texts } from "../../model/json";
import type { Cloud } from "../model/cloud";
import { addInterface, removeInterfacesOf } from "../ec2/instances/networkInterfaces";
import { derivedEc2Id } from "../model/ids";

/** What a cluster's network interfaces and groups are found by: its ARN. */
function ownerOf(cluster: JsonMap): string {
    return text(cluster.arn);
}

/** The security group that EKS makes for a cluster (EKS User Guide, "Security group requirements"). */
export function clusterGroupId(endpoint: string): string {
    return derivedEc2Id("sg", endpoint);
}

/** EKS puts two to four interfaces into a cluster's subnets, and makes a security group for them. */
export function createClusterNetwork(cloud: Cloud, cluster: JsonMap): void {
    const config = map(cluster.vpcConfig);
    const name = text(cluster.name);
    const group = text(config.clusterSecurityGroupId);
    cloud.put("ec2/securityGroup", group, {
        arn: cloud.arn("ec2", `security-group/${group}`),
        name: `eks-cluster-sg-${name}-${Number.parseInt(group.slice(-8), 16)}`,
        description:
            "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, " +
            "as well as any managed workloads.",
        owner: ownerOf(cluster),
        ownerId: cloud.account,
        region: cloud.region,
        vpcId: config.vpcId ?? "",
        tags: { [`kubernetes.io/cluster/${name}`]: "owned", "aws:eks:cluster-name": name },
    });
    for (const subnetId of texts(config.subnetIds).slice(0, 4)) {
        addInterface(cloud, {
            subnetId,
            description: `Amazon EKS ${name}`,
            securityGroups: [group, ...texts(config.securityGroupIds)],
            owner: ownerOf(cluster),
        });
    }
}

/** What EKS made in the VPC goes with the cluster. */
export function removeClusterNetwork(cloud: Cloud, cluster: JsonMap): void {
    removeInterfacesOf(cloud, ownerOf(cluster));
    for (const { id } of cloud.where("ec2/securityGroup", "owner", ownerOf(cluster))) {
        cloud.remove("ec2/securityGroup", id);
    }
}
