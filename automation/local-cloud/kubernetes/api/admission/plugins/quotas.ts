import { type Cluster } from "../../objects/cluster";
import { listOf, objectOf, textOf, valueAt } from "../../objects/json";
import { type KubernetesObject } from "../../objects/kubernetesObject";
import { quantity, quantityText } from "../../objects/quantity";
import { builtin } from "../../resources/builtinResources";
import { type ResourceType, storageKey } from "../../resources/resourceType";
import { forbidden } from "../../status/errors";
import { computeQuota, podQuantity, quotaUsage } from "./quotaUsage";

const resourceQuotas = builtin("core/resourcequotas");

/** How much of a quota's resource a new object takes. */
function demand(type: ResourceType, object: KubernetesObject, resource: string): number {
    const key = storageKey(type);
    const compute = computeQuota(resource);
    if (compute !== undefined) {
        return key === "core/pods" ? podQuantity(object, compute.side, compute.resource) : 0;
    }
    if (resource === "requests.storage") {
        const storage = valueAt(object, ["spec", "resources", "requests", "storage"]);
        return key === "core/persistentvolumeclaims" ? quantity(storage) : 0;
    }
    const serviceType = textOf(objectOf(object.spec).type);
    if (resource === "services.loadbalancers") {
        return key === "core/services" && serviceType === "LoadBalancer" ? 1 : 0;
    }
    if (resource === "services.nodeports") {
        return key === "core/services" && ["LoadBalancer", "NodePort"].includes(serviceType) ? 1 : 0;
    }
    const counted = type.group === "" ? type.plural : `${type.plural}.${type.group}`;
    return resource.replace(/^count\//, "") === counted ? 1 : 0;
}

/** Containers of a pod that do not say how much of a limited resource they need, as `cpu for: web`. */
function unsaid(pod: KubernetesObject, resources: readonly string[]): string[] {
    const containers = listOf(valueAt(pod, ["spec", "containers"])).map(objectOf);
    return resources.flatMap((name) => {
        const compute = computeQuota(name);
        if (compute === undefined) return [];
        const path = ["resources", compute.side, compute.resource];
        const silent = containers.filter((container) => valueAt(container, path) === undefined);
        const names = silent.map((container) => textOf(container.name)).join(",");
        return silent.length === 0 ? [] : [`${name} for: ${names}`];
    });
}

function check(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    quota: KubernetesObject,
): void {
    const { namespace = "", name } = object.metadata;
    const hard = objectOf(valueAt(quota, ["spec", "hard"]));
    if (storageKey(type) === "core/pods") {
        const missing = unsaid(object, Object.keys(hard).sort());
        if (missing.length > 0) {
            const why = `failed quota: ${quota.metadata.name}: must specify ${missing.join("; ")}`;
            throw forbidden(type, name, why);
        }
    }
    const exceeded = Object.keys(hard)
        .sort()
        .map((resource) => {
            const requested = demand(type, object, resource);
            const used = requested === 0 ? 0 : quotaUsage(cluster, namespace, resource);
            return { resource, requested, used, limited: quantity(hard[resource]) };
        })
        .filter(({ requested, used, limited }) => requested > 0 && used + requested > limited);
    if (exceeded.length === 0) return;
    const list = (part: "requested" | "used") =>
        exceeded.map((one) => `${one.resource}=${quantityText(one[part])}`).join(",");
    const limited = exceeded.map(({ resource }) => `${resource}=${textOf(hard[resource])}`).join(",");
    throw forbidden(
        type,
        name,
        `exceeded quota: ${quota.metadata.name}, requested: ${list("requested")}, used: ${list("used")}, limited: ${limited}`,
    );
}

/** Refuses a new object that exceeds a quota of its namespace. Source of the words: the ResourceQuota admission plugin. */
export function checkQuotas(cluster: Cluster, type: ResourceType, object: KubernetesObject): void {
    const { namespace } = object.metadata;
    if (namespace === undefined) return;
    for (const quota of cluster.list(resourceQuotas, namespace)) check(cluster, type, object, quota);
}
