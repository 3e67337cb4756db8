import { type Cluster } from "../../api/objects/cluster";
import { type Json, type JsonObject, listOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { labelSelectorOf } from "../../api/objects/labelSelector";
import { builtin } from "../../api/resources/builtinResources";
import { gatewayGroup, type GatewayFlavour, listDefined } from "./gatewayTypes";

const namespaces = builtin("core/namespaces");

const plurals: Readonly<Record<GatewayFlavour, readonly string[]>> = {
    alb: ["httproutes", "grpcroutes"],
    nlb: ["tcproutes", "udproutes", "tlsroutes"],
};

/** The kinds of routes that a listener takes, by its protocol (Gateway API, "ProtocolType"). */
const kinds: Readonly<Record<string, readonly string[]>> = {
    HTTP: ["HTTPRoute", "GRPCRoute"],
    HTTPS: ["HTTPRoute", "GRPCRoute"],
    TCP: ["TCPRoute"],
    TLS: ["TLSRoute", "TCPRoute"],
    UDP: ["UDPRoute"],
};

/** Whether a type's objects are routes, which may be attached to Gateways. */
export function isRouteStorage(storageKey: string): boolean {
    return storageKey.startsWith(`${gatewayGroup}/`) && storageKey.endsWith("routes");
}

/** The kinds of routes that a Gateway's listener takes. */
export function kindsOf(listener: JsonObject): readonly string[] {
    return kinds[textOf(listener.protocol)] ?? [];
}

/** The listeners of a Gateway. */
export function listenersOf(gateway: KubernetesObject): JsonObject[] {
    return listOf(valueAt(gateway, ["spec", "listeners"])).map(objectOf);
}

function refersTo(route: KubernetesObject, gateway: KubernetesObject, listener: JsonObject): boolean {
    return listOf(valueAt(route, ["spec", "parentRefs"])).some((each) => {
        const { kind = "Gateway", group = gatewayGroup, name, namespace, sectionName, port } = objectOf(each);
        return (
            kind === "Gateway" &&
            group === gatewayGroup &&
            name === gateway.metadata.name &&
            (textOf(namespace) || route.metadata.namespace) === gateway.metadata.namespace &&
            (sectionName === undefined || sectionName === listener.name) &&
            (port === undefined || port === listener.port)
        );
    });
}

/** Whether a listener takes routes of a namespace (Gateway API, "AllowedRoutes"). */
function takes(
    cluster: Cluster,
    listener: JsonObject,
    gateway: KubernetesObject,
    namespace: string,
): boolean {
    const allowed = objectOf(valueAt(listener, ["allowedRoutes", "namespaces"]));
    if (allowed.from === "All") return true;
    if (allowed.from !== "Selector") return namespace === gateway.metadata.namespace;
    const labels = cluster.get(namespaces, undefined, namespace)?.metadata.labels ?? {};
    return labelSelectorOf(allowed.selector)(labels);
}

/** The routes that are attached to a listener of a Gateway. */
export function attachedRoutes(
    cluster: Cluster,
    flavour: GatewayFlavour,
    gateway: KubernetesObject,
    listener: JsonObject,
): KubernetesObject[] {
    return plurals[flavour]
        .flatMap((plural) => listDefined(cluster, plural))
        .filter(
            (route) =>
                kindsOf(listener).includes(route.kind) &&
                refersTo(route, gateway, listener) &&
                takes(cluster, listener, gateway, route.metadata.namespace ?? ""),
        );
}

/** A port of a Service that a route sends to. */
export interface RouteBackend {
    readonly namespace: string;
    readonly name: string;
    readonly port: Json;
}

/** What a route sends to; whatever has no weight gets nothing. */
export function backendsOf(route: KubernetesObject): RouteBackend[] {
    return listOf(valueAt(route, ["spec", "rules"]))
        .flatMap((rule) => listOf(objectOf(rule).backendRefs).map(objectOf))
        .filter(({ kind = "Service", weight = 1 }) => kind === "Service" && weight !== 0)
        .map(({ namespace, name, port = 80 }) => ({
            namespace: textOf(namespace) || (route.metadata.namespace ?? ""),
            name: textOf(name),
            port,
        }));
}
