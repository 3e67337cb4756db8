import { type Cluster } from "../../api/objects/cluster";
import { isObject, listOf, numberOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type AwsCluster } from "../awsCluster";
import { type Tags } from "../awsResources";
import { type LoadBalancerOwner } from "./loadBalancerClass";
import { annotatedTags, defaultTags } from "./extraTags";
import { cloudName, type LoadBalancerPlan, type PlannedListener } from "./loadBalancerPlan";
import { subnetsFor } from "./subnetsFor";
import { sharedGroup, trackingTags } from "./tracking";

const prefix = "service.beta.kubernetes.io/aws-load-balancer";

function nameOf({ metadata }: KubernetesObject): string {
    return `${metadata.namespace ?? ""}/${metadata.name}`;
}

/**
 * The tags by which the owner of a Service's load balancer finds all that it made for it. The controller's: package
 * tracking of its sources; the cloud provider's: pkg/providers/v1/tags.go of kubernetes/cloud-provider-aws.
 */
export function serviceTags(owner: LoadBalancerOwner, aws: AwsCluster, service: KubernetesObject): Tags {
    return owner === "controller"
        ? trackingTags(aws, "service.k8s.aws", nameOf(service))
        : {
              [`kubernetes.io/cluster/${aws.name}`]: "owned",
              "kubernetes.io/service-name": nameOf(service),
          };
}

/** Internet-facing where nothing is said, as the cloud provider has it; the controller's default is internal. */
function isInternal(owner: LoadBalancerOwner, { metadata }: KubernetesObject): boolean {
    const { annotations = {} } = metadata;
    const internal = annotations[`${prefix}-internal`];
    if (owner === "legacy") return internal !== undefined && internal !== "" && internal !== "false";
    const scheme = annotations[`${prefix}-scheme`];
    if (scheme !== undefined) return scheme === "internal";
    return internal === undefined || internal !== "false";
}

function listenersOf(service: KubernetesObject, resourceTag: string, tags: Tags): PlannedListener[] {
    const { name, annotations = {} } = service.metadata;
    const isIp =
        annotations[`${prefix}-nlb-target-type`] === "ip" || annotations[`${prefix}-type`] === "nlb-ip";
    return listOf(valueAt(service, ["spec", "ports"]))
        .filter(isObject)
        .map((each) => {
            const port = numberOf(each.port);
            const protocol = textOf(each.protocol) === "UDP" ? "UDP" : "TCP";
            const own: Tags = resourceTag === "" ? {} : { [resourceTag]: `${nameOf(service)}:${port}` };
            const target = {
                name: cloudName(service, `${port} ${protocol}`),
                port: isIp ? numberOf(each.targetPort) || port : numberOf(each.nodePort) || port,
                protocol,
                type: isIp ? ("ip" as const) : ("instance" as const),
                tags: { ...tags, ...own },
                service: { name, port },
            };
            return { port, protocol, tags: { ...tags, ...own }, targets: [target] };
        });
}

function common(owner: LoadBalancerOwner, aws: AwsCluster, service: KubernetesObject) {
    const internal = isInternal(owner, service);
    const ranges = listOf(valueAt(service, ["spec", "loadBalancerSourceRanges"])).map(textOf);
    return {
        type: "network",
        seed: `${aws.name} ${service.metadata.uid ?? ""} ${internal ? "internal" : "internet-facing"}`,
        isInternal: internal,
        subnets: subnetsFor(aws, internal),
        sources: ranges.length > 0 ? ranges : ["0.0.0.0/0"],
    } as const;
}

function controllerPlan(aws: AwsCluster, cluster: Cluster, service: KubernetesObject): LoadBalancerPlan {
    const more = {
        ...defaultTags(cluster),
        ...annotatedTags(service, `${prefix}-additional-resource-tags`),
    };
    const tags = { ...more, ...serviceTags("controller", aws, service) };
    const resourceTag = "service.k8s.aws/resource";
    return {
        ...common("controller", aws, service),
        name: cloudName(service, "load balancer"),
        tags: { ...tags, [resourceTag]: "LoadBalancer" },
        group: {
            name: cloudName(service, "security group"),
            description: "[k8s] Managed SecurityGroup for LoadBalancer",
            tags: { ...tags, [resourceTag]: "ManagedLBSecurityGroup" },
        },
        sharedGroup: sharedGroup(aws),
        listeners: listenersOf(service, resourceTag, tags),
    };
}

// The cloud provider makes a Classic Load Balancer where no annotation asks for a network load balancer; here it is
// always the latter, in the former's security group.
function legacyPlan(aws: AwsCluster, service: KubernetesObject): LoadBalancerPlan {
    const more = annotatedTags(service, `${prefix}-additional-resource-tags`);
    const tags = { ...more, ...serviceTags("legacy", aws, service) };
    // k8s.io/cloud-provider, DefaultLoadBalancerName.
    const name = `a${(service.metadata.uid ?? "").replaceAll("-", "")}`.slice(0, 32);
    return {
        ...common("legacy", aws, service),
        name,
        tags,
        group: {
            name: `k8s-elb-${name}`,
            description: `Security group for Kubernetes ELB ${name} (${nameOf(service)})`,
            tags,
        },
        listeners: listenersOf(service, "", tags),
    };
}

/** What the owner of a Service's load balancer makes for it in AWS. */
export function servicePlan(
    owner: LoadBalancerOwner,
    aws: AwsCluster,
    cluster: Cluster,
    service: KubernetesObject,
): LoadBalancerPlan {
    return owner === "controller" ? controllerPlan(aws, cluster, service) : legacyPlan(aws, service);
}
