import { type Cluster } from "../../objects/cluster";
import { listOf, objectOf, textOf, valueAt } from "../../objects/json";
import { type KubernetesObject } from "../../objects/kubernetesObject";
import { quantity } from "../../objects/quantity";
import { phaseOf } from "../../objects/workload";
import { builtin, builtinResources, findBuiltin } from "../../resources/builtinResources";

const pods = builtin("core/pods");

/** Pods that still need what they asked for. */
function livingPods(cluster: Cluster, namespace: string): KubernetesObject[] {
    return cluster.list(pods, namespace).filter((pod) => !["Succeeded", "Failed"].includes(phaseOf(pod)));
}

/** How much of a compute resource a pod asks for, in requests or limits. */
export function podQuantity(pod: KubernetesObject, side: string, resource: string): number {
    return listOf(valueAt(pod, ["spec", "containers"])).reduce<number>(
        (sum, container) => sum + quantity(valueAt(container, ["resources", side, resource])),
        0,
    );
}

/** Splits the name of a compute quota: `requests.cpu`, `limits.memory`, or plainly `cpu`. */
export function computeQuota(name: string): { side: string; resource: string } | undefined {
    const [, side = "requests", resource = ""] =
        /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(name) ?? [];
    return resource === "" ? undefined : { side, resource };
}

function countOf(cluster: Cluster, namespace: string, name: string): number {
    const plural = name.replace(/^count\//, "");
    const dot = plural.indexOf(".");
    const type =
        dot < 0
            ? builtinResources.find((one) => one.group === "" && one.plural === plural)
            : findBuiltin(`${plural.slice(dot + 1)}/${plural.slice(0, dot)}`);
    return type === undefined ? 0 : cluster.list(type, namespace).length;
}

function servicesOfType(cluster: Cluster, namespace: string, ...types: readonly string[]): number {
    const services = findBuiltin("core/services");
    if (services === undefined) return 0;
    return cluster
        .list(services, namespace)
        .filter((service) => types.includes(textOf(objectOf(service.spec).type))).length;
}

/** How much of a quota a namespace uses. */
export function quotaUsage(cluster: Cluster, namespace: string, name: string): number {
    const compute = computeQuota(name);
    if (compute !== undefined) {
        return livingPods(cluster, namespace).reduce(
            (sum, pod) => sum + podQuantity(pod, compute.side, compute.resource),
            0,
        );
    }
    if (name === "pods") return livingPods(cluster, namespace).length;
    if (name === "services.loadbalancers") return servicesOfType(cluster, namespace, "LoadBalancer");
    if (name === "services.nodeports") return servicesOfType(cluster, namespace, "NodePort", "LoadBalancer");
    if (name === "requests.storage") {
        const claims = findBuiltin("core/persistentvolumeclaims");
        if (claims === undefined) return 0;
        return cluster
            .list(claims, namespace)
            .reduce(
                (sum, { spec }) => sum + quantity(valueAt(spec, ["resources", "requests", "storage"])),
                0,
            );
    }
    return countOf(cluster, namespace, name);
}
