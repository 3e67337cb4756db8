import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { controllerGroup, definedType } from "./gatewayTypes";

/** Whether what is asked for is there; the name of what is not. */
export type FoundConfiguration = { readonly spec: JsonObject } | { readonly missing: string };

/** `<namespace>/<name>` of the LoadBalancerConfiguration that a class or a Gateway names; empty where it names none. */
export function configurationNamed(object: KubernetesObject | undefined): string {
    // A class names one of any namespace, a Gateway one of its own.
    const own = objectOf(valueAt(object, ["spec", "infrastructure", "parametersRef"]));
    const { name, namespace } = objectOf(valueAt(object, ["spec", "parametersRef"]));
    if (own.name !== undefined) return `${object?.metadata.namespace ?? ""}/${textOf(own.name)}`;
    return name === undefined ? "" : `${textOf(namespace)}/${textOf(name)}`;
}

/** The specification that an object names; an empty one where it names none. */
export function configurationOf(cluster: Cluster, object: KubernetesObject | undefined): FoundConfiguration {
    const named = configurationNamed(object);
    if (named === "") return { spec: {} };
    const type = definedType(cluster, "loadbalancerconfigurations", controllerGroup);
    const [namespace = "", name = ""] = named.split("/");
    const found = type === undefined ? undefined : cluster.get(type, namespace, name);
    return found === undefined ? { missing: named } : { spec: objectOf(found.spec) };
}

/**
 * What a Gateway and its class ask for together; where they differ the class has its way, unless it says otherwise (AWS
 * Load Balancer Controller, "LoadBalancerConfiguration", `mergingMode`).
 */
export function mergedConfiguration(
    cluster: Cluster,
    gatewayClass: KubernetesObject,
    gateway: KubernetesObject,
): FoundConfiguration {
    const ofClass = configurationOf(cluster, gatewayClass);
    if ("missing" in ofClass) return ofClass;
    const own = configurationOf(cluster, gateway);
    if ("missing" in own) return own;
    const [first, second] =
        ofClass.spec.mergingMode === "prefer-gateway" ? [own.spec, ofClass.spec] : [ofClass.spec, own.spec];
    const tags = { ...objectOf(second.tags), ...objectOf(first.tags) };
    return { spec: { ...second, ...first, tags } };
}
