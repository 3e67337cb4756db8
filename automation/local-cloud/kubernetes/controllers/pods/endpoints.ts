import { ensureObject } from "../../api/bootstrap/ensureObject";
import { type Cluster } from "../../api/objects/cluster";
import { hashSuffix } from "../../api/objects/hash";
import {
    type Json,
    type JsonObject,
    listOf,
    numberOf,
    objectOf,
    textOf,
    valueAt,
} from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { labelSelectorOf } from "../../api/objects/labelSelector";
import { controllerReference, isReady } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../controller";
import { pods } from "./pods";
import { removeObject, writeObject } from "../../api/operations/writes";

const services = builtin("core/services");
const endpoints = builtin("core/endpoints");
const slices = builtin("discovery.k8s.io/endpointslices");

function selectorOf(service: KubernetesObject): Json | undefined {
    return valueAt(service, ["spec", "selector"]);
}

function selects(service: KubernetesObject, pod: KubernetesObject): boolean {
    const matchLabels = selectorOf(service);
    if (matchLabels === undefined) return false;
    return labelSelectorOf({ matchLabels })(pod.metadata.labels ?? {});
}

/** The number behind a target port, which may be the name of a container's port. */
function targetPort(port: JsonObject, pod: KubernetesObject | undefined): number {
    if (typeof port.targetPort !== "string") return numberOf(port.targetPort ?? port.port);
    const named = listOf(valueAt(pod, ["spec", "containers"]))
        .flatMap((container) => listOf(objectOf(container).ports))
        .map(objectOf)
        .find(({ name }) => name === port.targetPort);
    return numberOf(named?.containerPort);
}

function portsOf(service: KubernetesObject, pod: KubernetesObject | undefined): JsonObject[] {
    return listOf(valueAt(service, ["spec", "ports"]))
        .map(objectOf)
        .map((port) => ({
            name: textOf(port.name),
            port: targetPort(port, pod),
            protocol: port.protocol ?? "TCP",
        }))
        .filter(({ port }) => port > 0);
}

function targetOf({ metadata }: KubernetesObject): JsonObject {
    const { name, namespace = "", uid = "" } = metadata;
    return { kind: "Pod", name, namespace, uid };
}

/** Creates the object or brings its content up to date. */
function write(
    cluster: Cluster,
    type: typeof slices,
    object: KubernetesObject,
    content: readonly string[],
): void {
    const current = cluster.get(type, object.metadata.namespace, object.metadata.name);
    if (current === undefined) {
        ensureObject(cluster, object);
        return;
    }
    const changed = Object.fromEntries(content.map((field) => [field, object[field]]));
    writeObject(cluster, type, { ...current, ...changed });
}

function publish(cluster: Cluster, service: KubernetesObject): void {
    const { name, namespace = "", labels = {} } = service.metadata;
    const ready = cluster
        .list(pods, namespace)
        .filter(
            (pod) => selects(service, pod) && isReady(pod) && pod.metadata.deletionTimestamp === undefined,
        );
    const ports = portsOf(service, ready[0]);
    const addresses = ready.map((pod) => ({
        ip: textOf(valueAt(pod, ["status", "podIP"])),
        nodeName: textOf(valueAt(pod, ["spec", "nodeName"])),
        targetRef: targetOf(pod),
    }));
    const subsets = addresses.length === 0 ? [] : [{ addresses, ports }];
    write(
        cluster,
        endpoints,
        { apiVersion: "v1", kind: "Endpoints", metadata: { name, namespace, labels }, subsets },
        ["subsets"],
    );
    const slice: KubernetesObject = {
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: {
            name: `${name}-${hashSuffix(service.metadata.uid ?? name, 5)}`,
            namespace,
            labels: {
                ...labels,
                "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
                "kubernetes.io/service-name": name,
            },
            ownerReferences: [controllerReference(service)],
        },
        addressType: "IPv4",
        endpoints: addresses.map(({ ip, nodeName, targetRef }) => ({
            addresses: [ip],
            conditions: { ready: true, serving: true, terminating: false },
            nodeName,
            targetRef,
        })),
        ports,
    };
    write(cluster, slices, slice, ["endpoints", "ports"]);
}

/** Services with a selector publish the addresses of their ready pods. */
export const endpointsController: Controller = {
    name: "endpoints",

    keysFor({ cluster, storageKey, object }) {
        if (storageKey === "core/services") return [keyOf(object)];
        if (storageKey !== "core/pods") return [];
        return cluster
            .list(services, object.metadata.namespace)
            .filter((service) => selects(service, object))
            .map(keyOf);
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const service = cluster.get(services, namespace, name);
        if (service === undefined) {
            const left = cluster.get(endpoints, namespace, name);
            if (left !== undefined) removeObject(cluster, endpoints, left);
            return;
        }
        if (service.metadata.deletionTimestamp !== undefined || selectorOf(service) === undefined) return;
        publish(cluster, service);
    },
};
