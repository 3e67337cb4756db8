import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, listOf, numberOf, objectOf, textOf } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { type AwsCluster } from "../awsCluster";
import { type Tags } from "../awsResources";
import { defaultTags } from "../load-balancers/extraTags";
import {
    cloudName,
    type LoadBalancerPlan,
    type PlannedListener,
    type PlannedTarget,
} from "../load-balancers/loadBalancerPlan";
import { subnetsFor } from "../load-balancers/subnetsFor";
import { sharedGroup, trackingTags, type TrackingPrefix } from "../load-balancers/tracking";
import { attachedRoutes, backendsOf, listenersOf } from "./gatewayRoutes";
import { type GatewayFlavour } from "./gatewayTypes";

/** How the controller marks what it makes for Gateways. */
export function gatewayPrefix(flavour: GatewayFlavour): TrackingPrefix {
    return `gateway.k8s.aws.${flavour}`;
}

function nameOf({ metadata: { namespace = "", name } }: KubernetesObject): string {
    return `${namespace}/${name}`;
}

/** The tags by which the controller finds what it made for a Gateway. */
export function gatewayTags(aws: AwsCluster, flavour: GatewayFlavour, gateway: KubernetesObject): Tags {
    return trackingTags(aws, gatewayPrefix(flavour), nameOf(gateway));
}

const protocols = ["TCP", "UDP", "TLS", "HTTP", "HTTPS"] as const;

function portsOf(gateway: KubernetesObject) {
    return listenersOf(gateway).map((listener) => ({
        listener,
        port: numberOf(listener.port),
        protocol: protocols.find((one) => one === listener.protocol) ?? "TCP",
    }));
}

function targetsOf(
    gateway: KubernetesObject,
    route: KubernetesObject,
    protocol: PlannedListener["protocol"],
    mark: (resource: string) => Tags,
): PlannedTarget[] {
    return backendsOf(route).map(({ namespace, name, port }) => {
        const backend = `${namespace}-${name}:${textOf(port) || numberOf(port)}`;
        const id = `${nameOf(gateway)}:${route.metadata.namespace ?? ""}-${route.metadata.name}:${route.kind}-${backend}`;
        return {
            name: cloudName(route, id),
            port: numberOf(port) || 80,
            protocol: protocol === "HTTPS" ? "HTTP" : protocol,
            type: "instance",
            tags: mark(id),
            service: { namespace, name, port },
        };
    });
}

/**
 * The load balancer that the AWS Load Balancer Controller makes for a Gateway. It has listeners for those ports to which
 * routes are attached; its security group opens all of them.
 */
export function gatewayPlan(
    aws: AwsCluster,
    cluster: Cluster,
    flavour: GatewayFlavour,
    gateway: KubernetesObject,
    configuration: JsonObject,
): LoadBalancerPlan {
    const own = Object.entries(objectOf(configuration.tags)).map(([key, value]) => [key, textOf(value)]);
    const tags: Tags = {
        ...defaultTags(cluster),
        ...(Object.fromEntries(own) as Tags),
        ...gatewayTags(aws, flavour, gateway),
    };
    const mark = (resource: string): Tags => ({ ...tags, [`${gatewayPrefix(flavour)}/resource`]: resource });
    const isInternal = configuration.scheme !== "internet-facing";
    const ports = portsOf(gateway);
    const listeners = ports.flatMap(({ listener, port, protocol }) => {
        const routes = attachedRoutes(cluster, flavour, gateway, listener);
        const targets = routes.flatMap((route) => targetsOf(gateway, route, protocol, mark));
        return routes.length === 0 ? [] : [{ port, protocol, tags: mark(String(port)), targets }];
    });
    const sources = listOf(configuration.sourceRanges).map(textOf);
    return {
        type: flavour === "alb" ? "application" : "network",
        name: textOf(configuration.loadBalancerName) || cloudName(gateway, "load balancer"),
        seed: `${aws.name} ${gateway.metadata.uid ?? ""} ${isInternal ? "internal" : "internet-facing"}`,
        isInternal,
        subnets: subnetsFor(aws, isInternal),
        tags: mark("LoadBalancer"),
        group: {
            name: cloudName(gateway, "security group"),
            description: "[k8s] Managed SecurityGroup for LoadBalancer",
            tags: mark("ManagedLBSecurityGroup"),
        },
        sharedGroup: sharedGroup(aws),
        listeners,
        ports: ports.map(({ port, protocol }) => ({ port, protocol })),
        sources: sources.length > 0 ? sources : ["0.0.0.0/0"],
    };
}
