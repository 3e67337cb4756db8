import { type Cluster } from "../../api/objects/cluster";
import { equal, listOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../controller";
import { writeStatus } from "../../api/operations/writes";

const ingresses = builtin("networking.k8s.io/ingresses");
const classes = builtin("networking.k8s.io/ingressclasses");
const services = builtin("core/services");

const defaultClass = "ingressclass.kubernetes.io/is-default-class";

/** Name that the charts of ingress controllers give their service, by the controller an ingress class names. */
const applications: Readonly<Record<string, string>> = {
    "k8s.io/ingress-nginx": "ingress-nginx",
    "traefik.io/ingress-controller": "traefik",
};

function classOf(cluster: Cluster, ingress: KubernetesObject): KubernetesObject | undefined {
    const name = textOf(valueAt(ingress, ["spec", "ingressClassName"]));
    if (name !== "") return cluster.get(classes, undefined, name);
    return cluster.list(classes).find(({ metadata }) => metadata.annotations?.[defaultClass] === "true");
}

/** Ingresses get the address of the service in front of their controller, once there is such a service. */
export const ingressAddresses: Controller = {
    name: "ingress-address",

    keysFor({ cluster, storageKey, object, isDeleted }) {
        if (storageKey === "networking.k8s.io/ingresses") return isDeleted ? [] : [keyOf(object)];
        const isConcerned =
            storageKey === "networking.k8s.io/ingressclasses" ||
            (storageKey === "core/services" && valueAt(object, ["spec", "type"]) === "LoadBalancer");
        return isConcerned ? cluster.list(ingresses).map(keyOf) : [];
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const ingress = cluster.get(ingresses, namespace, name);
        if (ingress === undefined || ingress.metadata.deletionTimestamp !== undefined) return;
        const controller = textOf(valueAt(classOf(cluster, ingress), ["spec", "controller"]));
        const application = applications[controller];
        if (application === undefined) return;
        const service = cluster
            .list(services)
            .find(
                ({ metadata, spec }) =>
                    metadata.labels?.["app.kubernetes.io/name"] === application &&
                    valueAt(spec, ["type"]) === "LoadBalancer",
            );
        const address = listOf(valueAt(service, ["status", "loadBalancer", "ingress"]));
        const known = listOf(valueAt(ingress, ["status", "loadBalancer", "ingress"]));
        if (equal(address, known)) return;
        writeStatus(cluster, ingresses, ingress, {
            loadBalancer: address.length === 0 ? {} : { ingress: address },
        });
    },
};
