import { tagsOf } from "../../../tags";
import type { Installed } from "../../component";
import type { ComponentContext } from "../../context";
import { createIdentity } from "../../createIdentity";
import { createRelease } from "../../helm/createRelease";
import { loadBalancerPolicy } from "./loadBalancerPolicy";
import type { LoadBalancerControllerSettings } from "./settings";

const name = "aws-load-balancer-controller";
const namespace = "kube-system";

/** The AWS Load Balancer Controller, which makes network load balancers of Services, with its role. */
export function createLoadBalancerController(
    context: ComponentContext<LoadBalancerControllerSettings>,
): Installed {
    const { about, settings, below } = context;
    const identity = createIdentity(context, {
        name,
        namespace,
        serviceAccount: name,
        may: { policy: loadBalancerPolicy(about.environment) },
    });
    const release = createRelease(context, {
        name,
        namespace,
        repository: "https://aws.github.io/eks-charts",
        version: settings.chartVersion,
        dependsOn: identity.dependsOn,
        values: {
            clusterName: below.clusterName,
            region: about.region,
            vpcId: below.vpcId,
            replicaCount: settings.replicas,
            defaultTags: tagsOf(about, "cluster-config"),
            // Its role covers load balancers only.
            enableShield: false,
            enableWaf: false,
            enableWafv2: false,
            serviceAccount: { name, annotations: identity.annotations },
        },
    });
    return { resources: [release] };
}
