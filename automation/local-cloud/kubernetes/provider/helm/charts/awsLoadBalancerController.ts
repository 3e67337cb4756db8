import { textOf } from "../../../api/objects/json";
import {
    type Chart,
    type ChartRelease,
    flagValue,
    fullNameOf,
    numberValue,
    objectValue,
    textValue,
} from "../chart";
import { customResource } from "./customResource";
import { clusterAccess, manage, manifest, read, service, serviceAccount } from "./manifests";
import { deployment } from "./workloads";

function defaultTags(release: ChartRelease): string[] {
    const tags = Object.entries(objectValue(release, "defaultTags"));
    return tags.length === 0
        ? []
        : [`--default-tags=${tags.map(([key, value]) => `${key}=${textOf(value)}`).join(",")}`];
}

function featureGates(release: ChartRelease): string[] {
    const gates = Object.entries(objectValue(release, "controllerConfig.featureGates"));
    return gates.length === 0
        ? []
        : [`--feature-gates=${gates.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(",")}`];
}

/** The AWS Load Balancer Controller: two pods, its ingress class and its custom resources. */
export const awsLoadBalancerController: Chart = {
    version: "1.14.1",
    appVersion: "v2.14.1",
    // Charts 1.x install 2.x of the same numbers, later ones their own version.
    appVersionOf: (version) => `v${version.replace(/^v/, "").replace(/^1\./, "2.")}`,
    crds: () => [
        customResource("elbv2.k8s.aws", "v1beta1", "TargetGroupBinding", "targetgroupbindings"),
        customResource("elbv2.k8s.aws", "v1beta1", "IngressClassParams", "ingressclassparams", "Cluster"),
        ...["LoadBalancerConfiguration", "TargetGroupConfiguration", "ListenerRuleConfiguration"].map(
            (kind) => customResource("gateway.k8s.aws", "v1beta1", kind, `${kind.toLowerCase()}s`),
        ),
    ],
    render(release) {
        const base = fullNameOf(release);
        const account = textValue(release, "serviceAccount.name", base);
        return [
            ...(flagValue(release, "serviceAccount.create", true)
                ? [serviceAccount(release, account, objectValue(release, "serviceAccount.annotations"))]
                : []),
            ...clusterAccess(release, `${base}-role`, account, [
                [["elbv2.k8s.aws"], ["targetgroupbindings", "ingressclassparams"], manage],
                [[""], ["services", "nodes", "pods", "secrets", "endpoints", "namespaces"], read],
                [["networking.k8s.io"], ["ingresses", "ingressclasses"], read],
                [["gateway.networking.k8s.io", "gateway.k8s.aws"], ["*"], manage],
            ]),
            manifest(
                release,
                "networking.k8s.io/v1",
                "IngressClass",
                textValue(release, "ingressClass", "alb"),
                { spec: { controller: "ingress.k8s.aws/alb" } },
                { clusterScoped: true },
            ),
            service(release, "aws-load-balancer-webhook-service", {
                "webhook-server": [443, "webhook-server"],
            }),
            deployment(release, base, {
                image: `public.ecr.aws/eks/aws-load-balancer-controller:${release.appVersion}`,
                args: [
                    `--cluster-name=${textValue(release, "clusterName", "")}`,
                    "--ingress-class=alb",
                    ...defaultTags(release),
                    ...featureGates(release),
                ],
                ports: { "webhook-server": 9443, "metrics-server": 8080 },
                account,
                replicas: numberValue(release, "replicaCount", 2),
            }),
        ];
    },
};
