import { hashSuffix } from "../objects/hash";
import { listOf, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { builtin } from "../resources/builtinResources";
import { type Controller, keyOf, splitKey } from "./controller";
import { addFinalizer, removeFinalizer, writeStatus } from "./writes";

const services = builtin("core/services");
const finalizer = "service.kubernetes.io/load-balancer-cleanup";

/** The host name a load balancer of AWS would have. */
function hostName({ metadata }: KubernetesObject): string {
    const short = (text: string) => text.replaceAll(/[^a-z0-9]/g, "").slice(0, 8);
    const { name, namespace = "", uid = "" } = metadata;
    return `k8s-${short(namespace)}-${short(name)}-${hashSuffix(uid, 10)}.elb.us-east-1.amazonaws.com`;
}

/** Services of type LoadBalancer get an address, and wait for its removal before they go. */
export const loadBalancers: Controller = {
    name: "load-balancer",

    keysFor({ storageKey, object, isDeleted }) {
        return storageKey === "core/services" && !isDeleted ? [keyOf(object)] : [];
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const read = () => cluster.get(services, namespace, name);
        const service = read();
        if (service === undefined) return;
        const isWanted =
            valueAt(service, ["spec", "type"]) === "LoadBalancer" &&
            service.metadata.deletionTimestamp === undefined;
        if (!isWanted) {
            const hasAddress = listOf(valueAt(service, ["status", "loadBalancer", "ingress"])).length > 0;
            if (hasAddress) writeStatus(cluster, services, service, { loadBalancer: {} });
            const cleared = read();
            if (cleared !== undefined) removeFinalizer(cluster, services, cleared, finalizer);
            return;
        }
        addFinalizer(cluster, services, service, finalizer);
        const held = read();
        if (held === undefined) return;
        const known = listOf(valueAt(held, ["status", "loadBalancer", "ingress"])).map(objectOf)[0];
        if (textOf(known?.hostname) !== "") return;
        writeStatus(cluster, services, held, { loadBalancer: { ingress: [{ hostname: hostName(held) }] } });
    },
};
