import { type JsonObject, isObject, listOf, objectOf, textOf } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../resources/resourceType";

function samePort(one: JsonObject, other: JsonObject): boolean {
    return one.port === other.port && (one.protocol ?? "TCP") === (other.protocol ?? "TCP");
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
    if (!["LoadBalancer", "NodePort"].includes(textOf(spec.type))) return;
    for (const port of listOf(spec.ports).filter(isObject)) {
        const known = listOf(old.ports)
            .map(objectOf)
            .find((one) => samePort(one, port));
        if (port.nodePort === undefined && known?.nodePort !== undefined) port.nodePort = known.nodePort;
    }
}
