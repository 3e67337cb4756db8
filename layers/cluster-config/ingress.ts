import * as k8s from "@pulumi/kubernetes";
import { cloudTags } from "./cloudTags";
import { inside, type Making, type Namespaces } from "./making";

const name = "ingress-nginx";
const ingressClass = "nginx";
const loadBalancer = "service.beta.kubernetes.io/aws-load-balancer";

/** ingress-nginx behind a network load balancer, as the default ingress class. Returns the class. */
export function createIngress(made: Making, namespaces: Namespaces): string {
    const { chartVersion, replicas, internal } = made.settings.ingress;
    new k8s.helm.v3.Release(
        name,
        {
            name,
            namespace: name,
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
                        annotations: {
                            [`${loadBalancer}-type`]: "nlb",
                            [`${loadBalancer}-internal`]: String(internal),
                            [`${loadBalancer}-scheme`]: internal ? "internal" : "internet-facing",
                            [`${loadBalancer}-additional-resource-tags`]: cloudTags(made).join(","),
                        },
                    },
                },
            },
        },
        inside(made, namespaces, name),
    );
    return ingressClass;
}
