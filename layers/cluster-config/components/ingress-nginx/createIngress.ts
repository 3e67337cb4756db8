import * as pulumi from "@pulumi/pulumi";
import { cloudTags } from "../../cloudTags";
import type { Installed } from "../../component";
import type { ComponentContext } from "../../context";
import { createRelease } from "../../helm/createRelease";
import { loadBalancerAnnotations } from "./loadBalancerAnnotations";
import type { IngressSettings } from "./settings";

const ingressClass = "nginx";

/** ingress-nginx behind a network load balancer, as the default ingress class. */
export function createIngress(context: ComponentContext<IngressSettings>): Installed {
    const { settings, before } = context;
    const release = createRelease(context, {
        name: "ingress-nginx",
        namespace: "ingress",
        repository: "https://kubernetes.github.io/ingress-nginx",
        version: settings.chartVersion,
        dependsOn: before,
        values: {
            controller: {
                replicaCount: settings.replicas,
                ingressClassResource: { name: ingressClass, default: true },
                service: {
                    // Clients' addresses reach the controller, and nodes without one are left out.
                    externalTrafficPolicy: "Local",
                    annotations: loadBalancerAnnotations(settings, cloudTags(context)),
                },
            },
        },
    });
    return { resources: [release], outputs: { ingressClass: pulumi.output(ingressClass) } };
}
