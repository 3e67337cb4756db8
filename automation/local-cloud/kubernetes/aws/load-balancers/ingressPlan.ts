import { type Cluster } from "../../api/objects/cluster";
import { type Json, listOf, numberOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type AwsCluster } from "../awsCluster";
import { type Tags } from "../awsResources";
import { annotatedTags, defaultTags } from "./extraTags";
import { type IngressStack } from "./ingressStack";
import { cloudName, digest, type LoadBalancerPlan, type PlannedTarget } from "./loadBalancerPlan";
import { subnetsFor } from "./subnetsFor";
import { trackingTags } from "./tracking";

const prefix = "alb.ingress.kubernetes.io";
const resourceTag = "ingress.k8s.aws/resource";

/** The tags by which the controller finds what it made for a stack. */
export function stackTags(aws: AwsCluster, { id }: Pick<IngressStack, "id">): Tags {
    return trackingTags(aws, "ingress.k8s.aws", id);
}

function backendsOf({ spec }: KubernetesObject): Json[] {
    const paths = listOf(valueAt(spec, ["rules"])).flatMap((rule) =>
        listOf(valueAt(rule, ["http", "paths"])),
    );
    const all = [valueAt(spec, ["defaultBackend"]), ...paths.map((path) => valueAt(path, ["backend"]))];
    return all.map((backend) => valueAt(backend, ["service"])).filter((service) => service !== undefined);
}

function targetsOf(ingress: KubernetesObject, tags: Tags): PlannedTarget[] {
    const { name, namespace = "", annotations = {} } = ingress.metadata;
    const found = new Map<string, PlannedTarget>();
    for (const backend of backendsOf(ingress)) {
        const service = textOf(objectOf(backend).name);
        const number = numberOf(valueAt(backend, ["port", "number"]));
        const port = number === 0 ? textOf(valueAt(backend, ["port", "name"])) || 80 : number;
        const id = `${namespace}/${name}-${service}:${port}`;
        found.set(id, {
            name: cloudName(ingress, id),
            port: typeof port === "number" ? port : 80,
            protocol: "HTTP",
            type: annotations[`${prefix}/target-type`] === "ip" ? "ip" : "instance",
            tags: { ...tags, [resourceTag]: id },
            service: { name: service, port },
        });
    }
    return [...found.values()];
}

function nameOf({ id, members: [first] }: IngressStack): string {
    const isGroup = !id.includes("/");
    if (!isGroup && first !== undefined) return cloudName(first, "load balancer");
    return `k8s-${id.replaceAll(/[^a-zA-Z0-9]/g, "").slice(0, 17)}-${digest(id, 10)}`;
}

/** The application load balancer that the AWS Load Balancer Controller makes for the members of a stack. */
export function ingressPlan(aws: AwsCluster, cluster: Cluster, stack: IngressStack): LoadBalancerPlan {
    const { members } = stack;
    const annotations = Object.assign({}, ...members.map(({ metadata }) => metadata.annotations)) as Tags;
    const more = members.flatMap((ingress) => Object.entries(annotatedTags(ingress, `${prefix}/tags`)));
    const tags = { ...defaultTags(cluster), ...Object.fromEntries(more), ...stackTags(aws, stack) };
    const isInternal = annotations[`${prefix}/scheme`] !== "internet-facing";
    const isSecure =
        annotations[`${prefix}/certificate-arn`] !== undefined ||
        members.some(({ spec }) => listOf(valueAt(spec, ["tls"])).length > 0);
    const name = nameOf(stack);
    return {
        type: "application",
        name,
        seed: `${aws.name} ${stack.id} ${isInternal ? "internal" : "internet-facing"}`,
        isInternal,
        subnets: subnetsFor(aws, isInternal),
        tags: { ...tags, [resourceTag]: "LoadBalancer" },
        group: {
            name: `k8s-${digest(`${aws.name} ${stack.id}`, 10)}-${name}`.slice(0, 32),
            description: "[k8s] Managed SecurityGroup for LoadBalancer",
            tags: { ...tags, [resourceTag]: "ManagedLBSecurityGroup" },
        },
        listeners: [
            {
                port: isSecure ? 443 : 80,
                protocol: isSecure ? "HTTPS" : "HTTP",
                tags: { ...tags, [resourceTag]: isSecure ? "443" : "80" },
                targets: members.flatMap((ingress) => targetsOf(ingress, tags)),
            },
        ],
        sources: ["0.0.0.0/0"],
    };
}
