import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { cloudTags } from "./cloudTags";
import { inside, type Context, type Namespaces } from "./context";

const name = "ingress-nginx";
const namespace = "ingress";
const ingressClass = "nginx";

/** How the load balancer is to be, in words that EKS's cloud controller and the AWS Load Balancer Controller know. */
function loadBalancerAnnotations(context: Context): Record<string, string> {
    const { internal } = context.settings.ingress;
    const prefix = "service.beta.kubernetes.io/aws-load-balancer";
    return {
        [`${prefix}-type`]: "nlb",
        [`${prefix}-internal`]: String(internal),
        [`${prefix}-scheme`]: internal ? "internal" : "internet-facing",
        [`${prefix}-additional-resource-tags`]: cloudTags(context).join(","),
    };
}

/** ingress-nginx behind a network load balancer, as the default ingress class. Returns both. */
export function createIngress(
    context: Context,
    namespaces: Namespaces,
    controllers: readonly pulumi.Resource[],
): { readonly ingressClass: string; readonly release: k8s.helm.v3.Release } {
    const { chartVersion, replicas } = context.settings.ingress;
    const { provider, dependsOn } = inside(context, namespaces, namespace);
    const release = new k8s.helm.v3.Release(
        name,
        {
            name,
            namespace,
            chart: name,
            version: chartVersion,
            repositoryOpts: { repo: "https://kubernetes.github.io/ingress-nginx" },
            atomic: true,
            values: {
                controller: {
                    replicaCount: replicas,
                    ingressClassResource: { name: ingressClass, default: true },
                    service: {
                        // Clients' addresses reach the controller, and nodes without one are left out.
                        externalTrafficPolicy: "Local",
                        annotations: loadBalancerAnnotations(context),
                    },
                },
            },
        },
        // What makes load balancers must be there first, and go last: else a destroy leaves one behind.
        { provider, dependsOn: [...dependsOn, ...controllers] },
    );
    return { ingressClass, release };
}
