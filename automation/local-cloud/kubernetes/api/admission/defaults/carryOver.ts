import { type JsonObject, equal, isObject, listOf, objectOf, textOf } from "../../objects/json";
import { type KubernetesObject } from "../../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../../resources/resourceType";

function samePort(one: JsonObject, other: JsonObject): boolean {
    return one.port === other.port && (one.protocol ?? "TCP") === (other.protocol ?? "TCP");
}

/** Takes out what only a Service that is reached from outside has, where it has it from before. */
function dropExternal(old: JsonObject, spec: JsonObject): void {
    for (const field of [
        "externalTrafficPolicy",
        "healthCheckNodePort",
        "allocateLoadBalancerNodePorts",
        "loadBalancerClass",
    ]) {
        if (equal(old[field] ?? null, spec[field] ?? null)) Reflect.deleteProperty(spec, field);
    }
    const known = listOf(old.ports).map((port) => objectOf(port).nodePort);
    for (const port of listOf(spec.ports).filter(isObject)) {
        if (known.includes(port.nodePort)) Reflect.deleteProperty(port, "nodePort");
    }
}

/**
 * Puts into the new state of a Service, in place, what was allocated to the old one and is left out: manifests do not
 * know addresses and node ports.
 */
export function carryOver(type: ResourceType, before: KubernetesObject, after: KubernetesObject): void {
    if (storageKey(type) !== "core/services" || !isObject(after.spec)) return;
    const old = objectOf(before.spec);
    const spec = after.spec;
    if (old.type === "ExternalName" || spec.type === "ExternalName") return;
    if (textOf(spec.clusterIP) === "") {
        for (const field of ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"]) {
            const value = old[field];
            if (value !== undefined) spec[field] = value;
        }
    }
    if (!["LoadBalancer", "NodePort"].includes(textOf(spec.type))) {
        if (old.type !== spec.type) dropExternal(old, spec);
        return;
    }
    if (spec.externalTrafficPolicy === "Local" && old.healthCheckNodePort !== undefined) {
        spec.healthCheckNodePort ??= old.healthCheckNodePort;
    }
    for (const port of listOf(spec.ports).filter(isObject)) {
        const known = listOf(old.ports)
            .map(objectOf)
            .find((one) => samePort(one, port));
        if (port.nodePort === undefined && known?.nodePort !== undefined) port.nodePort = known.nodePort;
    }
}
