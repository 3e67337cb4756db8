import { randomUUID } from "node:crypto";
import { type Json, type JsonObject, isObject, listOf, objectOf, textOf } from "../../objects/json";
import { type KubernetesObject, asJson, timestamp } from "../../objects/kubernetesObject";
import { type ResourceType, storageKey } from "../../resources/resourceType";
import { canonicalQuantities } from "./canonicalQuantities";
import { checkBase64 } from "../validation/checkBase64";
import { csiDriver, webhooks } from "./pluginDefaults";
import { defaultPodSpec, defaultRequests } from "./podDefaults";
import { fitSchema } from "../validation/schemaFit";

type Defaulter = (object: JsonObject) => void;

function setDefaults(target: JsonObject, defaults: JsonObject): void {
    for (const [field, value] of Object.entries(defaults)) target[field] ??= value;
}

/** The object in a field, made when it is missing. */
function within(object: JsonObject, field: string): JsonObject {
    const value = object[field];
    if (isObject(value)) return value;
    return (object[field] = {});
}

function workload(defaults: JsonObject): Defaulter {
    return (object) => {
        const spec = within(object, "spec");
        setDefaults(spec, structuredClone(defaults));
        const template = within(spec, "template");
        within(template, "metadata");
        defaultPodSpec(within(template, "spec"));
    };
}

const rollingUpdate = { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } };

const workloads: Readonly<Record<string, Defaulter>> = {
    "apps/deployments": workload({ replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 }),
    "apps/replicasets": workload({ replicas: 1 }),
    "core/replicationcontrollers": workload({ replicas: 1 }),
    "apps/statefulsets": workload({
        replicas: 1,
        revisionHistoryLimit: 10,
        podManagementPolicy: "OrderedReady",
        serviceName: "",
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
    }),
    "apps/daemonsets": workload({
        revisionHistoryLimit: 10,
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    }),
};

function daemonSet(object: JsonObject): void {
    workloads["apps/daemonsets"]?.(object);
    const metadata = within(object, "metadata");
    // The generation that other kinds have in their status; counted on since before there was one.
    const generation = { "deprecated.daemonset.template.generation": "1" };
    metadata.annotations = { ...generation, ...objectOf(metadata.annotations) };
}

function deployment(object: JsonObject): void {
    workloads["apps/deployments"]?.(object);
    const strategy = within(within(object, "spec"), "strategy");
    setDefaults(strategy, { type: "RollingUpdate" });
    if (strategy.type === "RollingUpdate") {
        setDefaults(within(strategy, "rollingUpdate"), rollingUpdate.rollingUpdate);
    }
}

function claim(object: JsonObject): void {
    const spec = within(object, "spec");
    setDefaults(spec, { volumeMode: "Filesystem" });
    canonicalQuantities(spec, "resources.requests", "resources.limits");
}

function statefulSet(object: JsonObject): void {
    workloads["apps/statefulsets"]?.(object);
    for (const template of listOf(within(object, "spec").volumeClaimTemplates).filter(isObject)) {
        setDefaults(template, {
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            status: { phase: "Pending" },
        });
        claim(template);
    }
}

function job(object: JsonObject): void {
    const spec = within(object, "spec");
    if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1;
    setDefaults(spec, {
        parallelism: 1,
        backoffLimit: 6,
        completionMode: "NonIndexed",
        suspend: false,
        manualSelector: false,
        podReplacementPolicy: "TerminatingOrFailed",
    });
    if (spec.manualSelector !== true && spec.selector === undefined) {
        const uid = textOf(objectOf(object.metadata).uid);
        const name = textOf(objectOf(object.metadata).name);
        const labels = {
            "batch.kubernetes.io/controller-uid": uid,
            "batch.kubernetes.io/job-name": name,
            // The names from before they had a prefix.
            "controller-uid": uid,
            "job-name": name,
        };
        spec.selector = { matchLabels: { "batch.kubernetes.io/controller-uid": uid } };
        const metadata = within(within(spec, "template"), "metadata");
        metadata.labels = { ...objectOf(metadata.labels), ...labels };
    }
    defaultPodSpec(within(within(spec, "template"), "spec"));
}

function cronJob(object: JsonObject): void {
    const spec = within(object, "spec");
    setDefaults(spec, {
        concurrencyPolicy: "Allow",
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
    });
    const template = within(spec, "jobTemplate");
    within(template, "metadata");
    const podTemplate = within(within(template, "spec"), "template");
    within(podTemplate, "metadata");
    defaultPodSpec(within(podTemplate, "spec"));
}

function service(object: JsonObject): void {
    const spec = within(object, "spec");
    setDefaults(spec, { type: "ClusterIP", sessionAffinity: "None" });
    for (const port of listOf(spec.ports).filter(isObject)) {
        setDefaults(port, { protocol: "TCP", targetPort: port.port ?? 0 });
    }
    if (spec.type === "ExternalName") return;
    setDefaults(spec, { internalTrafficPolicy: "Cluster" });
    if (spec.type === "ClusterIP") return;
    setDefaults(spec, { externalTrafficPolicy: "Cluster" });
    if (spec.type === "LoadBalancer") setDefaults(spec, { allocateLoadBalancerNodePorts: true });
}

function secret(object: JsonObject): void {
    checkBase64(object.data);
    setDefaults(object, { type: "Opaque" });
    const texts = objectOf(object.stringData);
    const encoded = Object.entries(texts).map(([key, value]): [string, Json] => [
        key,
        Buffer.from(textOf(value)).toString("base64"),
    ]);
    if (encoded.length > 0) object.data = { ...objectOf(object.data), ...Object.fromEntries(encoded) };
    Reflect.deleteProperty(object, "stringData");
}

function binding(object: JsonObject): void {
    setDefaults(within(object, "roleRef"), { apiGroup: "rbac.authorization.k8s.io" });
    for (const subject of listOf(object.subjects).filter(isObject)) {
        if (subject.kind !== "ServiceAccount")
            setDefaults(subject, { apiGroup: "rbac.authorization.k8s.io" });
    }
}

function namespace(object: JsonObject): void {
    const metadata = within(object, "metadata");
    metadata.labels = { ...objectOf(metadata.labels), "kubernetes.io/metadata.name": metadata.name ?? "" };
    within(object, "spec");
}

function networkPolicy(object: JsonObject): void {
    const spec = within(object, "spec");
    setDefaults(spec, {
        podSelector: {},
        policyTypes: spec.egress === undefined ? ["Ingress"] : ["Ingress", "Egress"],
    });
    for (const rule of [...listOf(spec.ingress), ...listOf(spec.egress)].filter(isObject)) {
        for (const port of listOf(rule.ports).filter(isObject)) setDefaults(port, { protocol: "TCP" });
    }
}

function limitRange(object: JsonObject): void {
    for (const limit of listOf(within(object, "spec").limits).filter(isObject)) {
        if (limit.type !== "Container") continue;
        if (isObject(limit.max)) limit.default = { ...limit.max, ...objectOf(limit.default) };
        const request = { ...objectOf(limit.default), ...objectOf(limit.defaultRequest) };
        if (Object.keys(request).length > 0) limit.defaultRequest = request;
        canonicalQuantities(limit, "default", "defaultRequest", "max", "min", "maxLimitRequestRatio");
    }
}

function definition(object: JsonObject): void {
    const spec = within(object, "spec");
    const names = within(spec, "names");
    setDefaults(names, {
        singular: textOf(names.kind).toLowerCase(),
        listKind: `${textOf(names.kind)}List`,
    });
    setDefaults(spec, { conversion: { strategy: "None" } });
}

function autoscaler(object: JsonObject): void {
    const spec = within(object, "spec");
    setDefaults(spec, { minReplicas: 1 });
    if (listOf(spec.metrics).length > 0) return;
    const target = { averageUtilization: 80, type: "Utilization" };
    spec.metrics = [{ resource: { name: "cpu", target }, type: "Resource" }];
}

const defaulters: Readonly<Record<string, Defaulter>> = {
    ...workloads,
    "apps/deployments": deployment,
    "apps/statefulsets": statefulSet,
    "apps/daemonsets": daemonSet,
    "batch/jobs": job,
    "batch/cronjobs": cronJob,
    "core/pods": (object) => {
        const spec = within(object, "spec");
        setDefaults(spec, { serviceAccountName: "default", enableServiceLinks: true });
        defaultPodSpec(spec);
        defaultRequests(spec);
    },
    "core/services": service,
    "core/secrets": secret,
    "core/configmaps": (object) => {
        for (const field of ["data", "binaryData"]) {
            if (isObject(object[field]) && Object.keys(object[field]).length === 0)
                Reflect.deleteProperty(object, field);
        }
    },
    "core/namespaces": namespace,
    "core/limitranges": limitRange,
    "networking.k8s.io/ingressclasses": (object) => {
        const { parameters } = within(object, "spec");
        if (isObject(parameters)) setDefaults(parameters, { scope: "Cluster" });
    },
    "storage.k8s.io/csidrivers": csiDriver,
    "core/resourcequotas": (object) => {
        canonicalQuantities(object, "spec.hard");
    },
    "scheduling.k8s.io/priorityclasses": (object) => {
        setDefaults(object, { preemptionPolicy: "PreemptLowerPriority" });
    },
    "core/persistentvolumeclaims": claim,
    "core/persistentvolumes": (object) => {
        setDefaults(within(object, "spec"), {
            volumeMode: "Filesystem",
            persistentVolumeReclaimPolicy: "Retain",
        });
        canonicalQuantities(object, "spec.capacity");
    },
    "storage.k8s.io/storageclasses": (object) => {
        setDefaults(object, { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" });
    },
    "rbac.authorization.k8s.io/rolebindings": binding,
    "rbac.authorization.k8s.io/clusterrolebindings": binding,
    "networking.k8s.io/networkpolicies": networkPolicy,
    "apiextensions.k8s.io/customresourcedefinitions": definition,
    "admissionregistration.k8s.io/validatingwebhookconfigurations": webhooks,
    "admissionregistration.k8s.io/mutatingwebhookconfigurations": webhooks,
    "autoscaling/horizontalpodautoscalers": autoscaler,
};

/** Fills in, in place, what the API server fills in for the kind on every write. */
export function applyDefaults(type: ResourceType, object: KubernetesObject): void {
    defaulters[storageKey(type)]?.(asJson(object));
    const schema = type.custom?.schema;
    if (schema === undefined) return;
    const fitted = fitSchema(schema, asJson(object), true);
    for (const field of Object.keys(object)) Reflect.deleteProperty(object, field);
    Object.assign(object, fitted);
}

/** Gives a new object, in place, what only the server sets. */
export function stampNew(type: ResourceType, object: KubernetesObject): void {
    const { metadata } = object;
    metadata.uid = randomUUID();
    metadata.creationTimestamp = timestamp();
    for (const field of [
        "resourceVersion",
        "deletionTimestamp",
        "deletionGracePeriodSeconds",
        "generation",
    ]) {
        Reflect.deleteProperty(metadata, field);
    }
    Reflect.deleteProperty(metadata, "selfLink");
    if (type.hasGeneration) metadata.generation = 1;
    if (storageKey(type) === "core/namespaces")
        setDefaults(within(asJson(object), "spec"), { finalizers: ["kubernetes"] });
}
