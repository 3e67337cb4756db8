import * as k8s from "@pulumi/kubernetes";
import { tagsOf } from "../tags";
import type { Context } from "./context";

const name = "aws-load-balancer-controller";

/** The AWS Load Balancer Controller, where the settings ask for it: makes network load balancers of Services. */
export function createLoadBalancerController(context: Context): k8s.helm.v3.Release[] {
    const { about, settings, below, provider } = context;
    if (!settings.loadBalancerController) return [];
    const { chartVersion, replicas } = settings.loadBalancerController;
    const release = new k8s.helm.v3.Release(
        name,
        {
            name,
            namespace: "kube-system",
            chart: name,
            version: chartVersion,
            repositoryOpts: { repo: "https://aws.github.io/eks-charts" },
            atomic: true,
            values: {
                clusterName: below.clusterName,
                region: about.region,
                vpcId: below.vpcId,
                replicaCount: replicas,
                defaultTags: tagsOf(about, "cluster-config"),
                // Its role covers load balancers only.
                enableShield: false,
                enableWaf: false,
                enableWafv2: false,
                serviceAccount: { name, annotations: roleAnnotations(context) },
            },
        },
        { provider },
    );
    return [release];
}

/** The role through an OIDC provider; with Pod Identity there is none, and an annotation would break it. */
function roleAnnotations({ below }: Context) {
    return below.oidcProviderArn.apply((provider) =>
        below.controllerRoleArns.apply((roles): Record<string, string> => {
            const role = roles[name];
            return provider && role ? { "eks.amazonaws.com/role-arn": role } : {};
        }),
    );
}
