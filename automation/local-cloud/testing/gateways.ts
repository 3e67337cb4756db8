import { customResource } from "../kubernetes/provider/helm/charts/customResource";

const group = "gateway.networking.k8s.io";

/** What people apply before they use the Gateway API, without its schemas. */
export const gatewayDefinitions = [
    customResource(group, "v1", "GatewayClass", "gatewayclasses", "Cluster"),
    customResource(group, "v1", "Gateway", "gateways"),
    customResource(group, "v1", "HTTPRoute", "httproutes"),
    customResource(group, "v1alpha2", "TCPRoute", "tcproutes"),
];

/** Where definitions of custom resources are. */
export const definitionsPath = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** A Gateway of a class with one listener for each port. */
export function gateway(name: string, gatewayClassName: string, protocol: string, ...ports: number[]) {
    const listeners = ports.map((port) => ({ name: `p${port}`, port, protocol }));
    return {
        apiVersion: `${group}/v1`,
        kind: "Gateway",
        metadata: { name },
        spec: { gatewayClassName, listeners },
    };
}

/** A route from a Gateway to a Service of the same name as the route. */
export function route(kind: "HTTPRoute" | "TCPRoute", name: string, gatewayName: string) {
    return {
        apiVersion: `${group}/${kind === "HTTPRoute" ? "v1" : "v1alpha2"}`,
        kind,
        metadata: { name },
        spec: { parentRefs: [{ name: gatewayName }], rules: [{ backendRefs: [{ name, port: 80 }] }] },
    };
}
