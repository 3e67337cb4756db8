import { type Json, listOf, numberOf, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { labelSelectorText } from "../objects/labelSelector";
import { type Column, ageColumn, column, nameColumn, wideColumn } from "./column";

function joined(values: readonly unknown[], none = "<none>"): string {
    return values.map(textOf).filter(Boolean).join(",") || none;
}

function ingressAddresses(object: KubernetesObject): string[] {
    return listOf(valueAt(object, ["status", "loadBalancer", "ingress"]))
        .map(objectOf)
        .map(({ hostname, ip }) => textOf(hostname) || textOf(ip));
}

function externalIp(service: KubernetesObject): string {
    const { type, externalName, externalIPs } = objectOf(service.spec);
    if (type === "ExternalName") return textOf(externalName);
    const addresses = [...(type === "LoadBalancer" ? ingressAddresses(service) : []), ...listOf(externalIPs)];
    return joined(addresses, type === "LoadBalancer" ? "<pending>" : "<none>");
}

function servicePorts(service: KubernetesObject): string {
    const ports = listOf(valueAt(service, ["spec", "ports"])).map(objectOf);
    return joined(
        ports.map(({ port, nodePort, protocol }) => {
            const node = numberOf(nodePort) === 0 ? "" : `:${numberOf(nodePort)}`;
            return `${numberOf(port)}${node}/${textOf(protocol)}`;
        }),
    );
}

function endpointAddresses(endpoints: KubernetesObject): string {
    const all = listOf(endpoints.subsets)
        .map(objectOf)
        .flatMap(({ addresses, ports }) =>
            listOf(addresses)
                .map((address) => textOf(objectOf(address).ip))
                .flatMap((ip) => {
                    const numbers = listOf(ports).map((port) => numberOf(objectOf(port).port));
                    return numbers.length === 0 ? [ip] : numbers.map((number) => `${ip}:${number}`);
                }),
        );
    const more = all.length > 3 ? ` + ${all.length - 3} more...` : "";
    return joined(all.slice(0, 3)) + more;
}

function hosts(ingress: KubernetesObject): string {
    return joined(
        listOf(valueAt(ingress, ["spec", "rules"])).map((rule) => objectOf(rule).host),
        "*",
    );
}

function selector(value: Json | undefined): string {
    return labelSelectorText({ matchLabels: objectOf(value) }) || "<none>";
}

/** Columns of services, ingresses and their relatives. */
export const networkColumns: Readonly<Record<string, readonly Column[]>> = {
    "core/services": [
        nameColumn,
        column("Type", (service) => textOf(valueAt(service, ["spec", "type"]))),
        column("Cluster-IP", (service) => textOf(valueAt(service, ["spec", "clusterIP"])) || "<none>"),
        column("External-IP", externalIp),
        column("Port(s)", servicePorts),
        ageColumn,
        wideColumn("Selector", (service) => selector(valueAt(service, ["spec", "selector"]))),
    ],
    "core/endpoints": [nameColumn, column("Endpoints", endpointAddresses), ageColumn],
    "discovery.k8s.io/endpointslices": [
        nameColumn,
        column("AddressType", ({ addressType }) => textOf(addressType)),
        column(
            "Ports",
            ({ ports }) =>
                listOf(ports)
                    .map((port) => String(numberOf(objectOf(port).port)))
                    .join(",") || "<unset>",
        ),
        column("Endpoints", ({ endpoints }) =>
            joined(
                listOf(endpoints).flatMap((endpoint) => listOf(objectOf(endpoint).addresses)),
                "<unset>",
            ),
        ),
        ageColumn,
    ],
    "networking.k8s.io/ingresses": [
        nameColumn,
        column("Class", (ingress) => textOf(valueAt(ingress, ["spec", "ingressClassName"])) || "<none>"),
        column("Hosts", hosts),
        column("Address", (ingress) => joined(ingressAddresses(ingress), "")),
        column("Ports", (ingress) =>
            listOf(valueAt(ingress, ["spec", "tls"])).length > 0 ? "80, 443" : "80",
        ),
        ageColumn,
    ],
    "networking.k8s.io/ingressclasses": [
        nameColumn,
        column("Controller", (ingressClass) => textOf(valueAt(ingressClass, ["spec", "controller"]))),
        column("Parameters", () => "<none>"),
        ageColumn,
    ],
    "networking.k8s.io/networkpolicies": [
        nameColumn,
        column(
            "Pod-Selector",
            (policy) => labelSelectorText(valueAt(policy, ["spec", "podSelector"])) || "<none>",
        ),
        ageColumn,
    ],
};
