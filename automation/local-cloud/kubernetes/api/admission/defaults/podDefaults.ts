import { canonicalQuantities } from "./canonicalQuantities";
import { type JsonObject, isObject, listOf, objectOf, textOf } from "../../objects/json";

function setDefaults(target: JsonObject, defaults: JsonObject): void {
    for (const [field, value] of Object.entries(defaults)) target[field] ??= value;
}

function pullPolicy(image: string): string {
    const tag = /:([^/]+)$/.exec(image.split("@")[0] ?? "")?.[1];
    return image.includes("@") || (tag !== undefined && tag !== "latest") ? "IfNotPresent" : "Always";
}

function defaultProbe(probe: unknown): void {
    if (!isObject(probe)) return;
    setDefaults(probe, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 });
    if (isObject(probe.httpGet)) setDefaults(probe.httpGet, { path: "/", scheme: "HTTP" });
}

function defaultContainer(container: JsonObject): void {
    setDefaults(container, {
        imagePullPolicy: pullPolicy(textOf(container.image)),
        terminationMessagePath: "/dev/termination-log",
        terminationMessagePolicy: "File",
        resources: {},
    });
    for (const port of listOf(container.ports)) if (isObject(port)) setDefaults(port, { protocol: "TCP" });
    for (const probe of ["livenessProbe", "readinessProbe", "startupProbe"]) defaultProbe(container[probe]);
    for (const variable of listOf(container.env)) {
        const field = objectOf(objectOf(variable).valueFrom).fieldRef;
        if (isObject(field)) setDefaults(field, { apiVersion: "v1" });
    }
    const resources = objectOf(container.resources);
    canonicalQuantities(resources, "limits", "requests");
}

/** A limit without a request requests as much: in a pod, not yet in the template of one. */
export function defaultRequests(spec: JsonObject): void {
    for (const container of [...listOf(spec.containers), ...listOf(spec.initContainers)]) {
        const resources = objectOf(objectOf(container).resources);
        if (isObject(resources.limits)) {
            resources.requests = { ...resources.limits, ...objectOf(resources.requests) };
        }
    }
}

const volumeModes: Readonly<Record<string, number>> = {
    secret: 420,
    configMap: 420,
    downwardAPI: 420,
    projected: 420,
};

/** Fills in what the API server fills in for a pod. Source: k8s.io/kubernetes/pkg/apis/core/v1/defaults.go. */
export function defaultPodSpec(spec: JsonObject): void {
    setDefaults(spec, {
        restartPolicy: "Always",
        dnsPolicy: "ClusterFirst",
        schedulerName: "default-scheduler",
        terminationGracePeriodSeconds: 30,
        securityContext: {},
    });
    if (typeof spec.serviceAccountName === "string")
        setDefaults(spec, { serviceAccount: spec.serviceAccountName });
    for (const container of [...listOf(spec.containers), ...listOf(spec.initContainers)]) {
        if (isObject(container)) defaultContainer(container);
    }
    for (const volume of listOf(spec.volumes).filter(isObject)) {
        for (const [source, mode] of Object.entries(volumeModes)) {
            const inner = volume[source];
            if (isObject(inner)) setDefaults(inner, { defaultMode: mode });
        }
        if (isObject(volume.hostPath)) setDefaults(volume.hostPath, { type: "" });
    }
}
