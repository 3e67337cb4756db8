import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type AwsCluster } from "../awsCluster";
import { type Tags } from "../awsResources";
import { digest, type PlannedGroup } from "./loadBalancerPlan";

/** How the AWS Load Balancer Controller marks what it makes for Services, Ingresses and Gateways. */
export type TrackingPrefix =
    "service.k8s.aws" | "ingress.k8s.aws" | "gateway.k8s.aws.nlb" | "gateway.k8s.aws.alb";

/** The tags by which the controller finds again what it made for an object or a group (its sources, package tracking). */
export function trackingTags({ name }: AwsCluster, prefix: TrackingPrefix, id: string): Tags {
    return { "elbv2.k8s.aws/cluster": name, [`${prefix}/stack`]: id };
}

/** The labels of the Kubernetes objects that the controller makes for an object. */
export function trackingLabels(
    prefix: TrackingPrefix,
    { metadata: { namespace = "", name } }: KubernetesObject,
): Readonly<Record<string, string>> {
    return { [`${prefix}/stack-namespace`]: namespace, [`${prefix}/stack-name`]: name };
}

/** The tags of the security group that all load balancers of a cluster's controller share. */
export function sharedGroupTags({ name }: AwsCluster): Tags {
    return { "elbv2.k8s.aws/cluster": name, "elbv2.k8s.aws/resource": "backend-sg" };
}

/** The security group through which a controller's load balancers reach pods and nodes. */
export function sharedGroup(aws: AwsCluster): PlannedGroup {
    const short = aws.name.replaceAll(/[^a-zA-Z0-9]/g, "");
    return {
        name: `k8s-traffic-${short}-${digest(aws.name, 10)}`,
        description: "[k8s] Shared Backend SecurityGroup for LoadBalancer",
        tags: sharedGroupTags(aws),
    };
}
