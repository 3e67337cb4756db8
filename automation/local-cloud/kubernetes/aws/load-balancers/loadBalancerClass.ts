import { type Cluster } from "../../api/objects/cluster";
import { isObject, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type ResourceType, storageKey } from "../../api/resources/resourceType";
import { isRunning } from "../../controllers/pods/runningPods";

/** The AWS Load Balancer Controller, as its pods are labelled. */
export const loadBalancerController = "aws-load-balancer-controller";

/** Finalizers of those who make load balancers. */
export const finalizers = {
    /** AWS Load Balancer Controller, for Services. */
    controller: "service.k8s.aws/resources",
    /** The cloud provider in EKS's control plane (k8s.io/cloud-provider, service helpers). */
    legacy: "service.kubernetes.io/load-balancer-cleanup",
} as const;

/** Who makes a Service's load balancer. */
export type LoadBalancerOwner = keyof typeof finalizers;

const controllerClass = "service.k8s.aws/nlb";
const typeAnnotation = "service.beta.kubernetes.io/aws-load-balancer-type";

/** Whether a Service asks for a load balancer and is not on its way out. */
export function wantsLoadBalancer(service: KubernetesObject): boolean {
    return (
        valueAt(service, ["spec", "type"]) === "LoadBalancer" &&
        service.metadata.deletionTimestamp === undefined
    );
}

/**
 * Whose a Service is: whose finalizer it carries, else whom its class or its annotation names (AWS Load Balancer
 * Controller, "Network Load Balancer", "Configuration"). Undefined for a class that nobody here knows.
 */
export function ownerOf(service: KubernetesObject): LoadBalancerOwner | undefined {
    const held = service.metadata.finalizers ?? [];
    if (held.includes(finalizers.controller)) return "controller";
    if (held.includes(finalizers.legacy)) return "legacy";
    const chosen = textOf(valueAt(service, ["spec", "loadBalancerClass"]));
    if (chosen !== "") return chosen === controllerClass ? "controller" : undefined;
    const type = service.metadata.annotations?.[typeAnnotation];
    return type === "external" || type === "nlb-ip" ? "controller" : "legacy";
}

/**
 * Gives a new Service of type LoadBalancer, in place, the controller's class, as its webhook does since version 2.5
 * (release notes of the AWS Load Balancer Controller): while the controller runs, it makes the load balancers.
 */
export function chooseLoadBalancerClass(
    cluster: Cluster,
    type: ResourceType,
    service: KubernetesObject,
): void {
    if (storageKey(type) !== "core/services" || !wantsLoadBalancer(service) || !isObject(service.spec))
        return;
    if (textOf(service.spec.loadBalancerClass) !== "") return;
    if (isRunning(cluster, loadBalancerController)) service.spec.loadBalancerClass = controllerClass;
}
