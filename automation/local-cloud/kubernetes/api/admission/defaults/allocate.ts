import { type Cluster } from "../../objects/cluster";
import { hashNumber } from "../../objects/hash";
import { type JsonObject, isObject, listOf, numberOf, objectOf, textOf, valueAt } from "../../objects/json";
import { type KubernetesObject } from "../../objects/kubernetesObject";
import { builtin } from "../../resources/builtinResources";
import { type ResourceType, storageKey } from "../../resources/resourceType";

const services = builtin("core/services");
const storageClasses = builtin("storage.k8s.io/storageclasses");
const nodePorts = { first: 30000, count: 2768 };

/** The first free value of a range, starting at a place that depends on the name alone. */
function firstFree<T>(seed: string, count: number, taken: ReadonlySet<T>, value: (index: number) => T): T {
    const start = hashNumber(seed, count);
    for (let step = 0; step < count; step += 1) {
        const candidate = value((start + step) % count);
        if (!taken.has(candidate)) return candidate;
    }
    throw new Error("the range is exhausted");
}

/** Addresses of 172.20.0.0/16, the service range of EKS, without the first 256, which have fixed users. */
function serviceAddress(index: number): string {
    return `172.20.${1 + Math.floor(index / 254)}.${1 + (index % 254)}`;
}

function allocateAddress(others: readonly KubernetesObject[], seed: string, spec: JsonObject): void {
    if (spec.type === "ExternalName") return;
    if (textOf(spec.clusterIP) === "") {
        const taken = new Set(others.map((other) => textOf(valueAt(other, ["spec", "clusterIP"]))));
        spec.clusterIP = firstFree(seed, 250 * 254, taken, serviceAddress);
    }
    spec.clusterIPs ??= [textOf(spec.clusterIP)];
    spec.ipFamilies ??= ["IPv4"];
    spec.ipFamilyPolicy ??= "SingleStack";
}

function allocateNodePorts(others: readonly KubernetesObject[], seed: string, spec: JsonObject): void {
    if (spec.type !== "NodePort" && spec.type !== "LoadBalancer") return;
    if (spec.allocateLoadBalancerNodePorts === false) return;
    const ports = listOf(spec.ports).filter(isObject);
    const used = [...others.flatMap((other) => listOf(valueAt(other, ["spec", "ports"]))), ...ports];
    const taken = new Set(used.map((port) => numberOf(objectOf(port).nodePort)));
    for (const port of ports) {
        if (typeof port.nodePort === "number" && port.nodePort !== 0) continue;
        port.nodePort = firstFree(seed, nodePorts.count, taken, (index) => nodePorts.first + index);
        taken.add(numberOf(port.nodePort));
    }
}

/** Where traffic goes to local pods only, balancers ask the nodes which have any. */
function allocateHealthCheck(others: readonly KubernetesObject[], seed: string, spec: JsonObject): void {
    const isAsked = spec.type === "LoadBalancer" && spec.externalTrafficPolicy === "Local";
    if (!isAsked || numberOf(spec.healthCheckNodePort) !== 0) return;
    const ports = [...others.map(({ spec: other }) => objectOf(other)), spec].flatMap((one) => [
        numberOf(one.healthCheckNodePort),
        ...listOf(one.ports).map((port) => numberOf(objectOf(port).nodePort)),
    ]);
    const taken = new Set(ports);
    spec.healthCheckNodePort = firstFree(seed, nodePorts.count, taken, (index) => nodePorts.first + index);
}

function allocateService(cluster: Cluster, service: KubernetesObject): void {
    const seed = `${service.metadata.namespace ?? ""}/${service.metadata.name}`;
    const others = cluster
        .list(services)
        .filter(
            ({ metadata }) =>
                metadata.name !== service.metadata.name || metadata.namespace !== service.metadata.namespace,
        );
    const spec = objectOf(service.spec);
    allocateAddress(others, seed, spec);
    allocateNodePorts(others, seed, spec);
    allocateHealthCheck(others, seed, spec);
}

/** Claims without a class get the cluster's default class. */
function chooseStorageClass(cluster: Cluster, claim: KubernetesObject): void {
    const spec = objectOf(claim.spec);
    if (spec.storageClassName !== undefined) return;
    const chosen = cluster
        .list(storageClasses)
        .find(
            ({ metadata }) =>
                metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true",
        );
    if (chosen !== undefined) spec.storageClassName = chosen.metadata.name;
}

/** Gives an object, in place, what depends on other objects of the cluster: addresses, ports, the default class. */
export function allocate(cluster: Cluster, type: ResourceType, object: KubernetesObject): void {
    if (storageKey(type) === "core/services") allocateService(cluster, object);
    if (storageKey(type) === "core/persistentvolumeclaims") chooseStorageClass(cluster, object);
}
