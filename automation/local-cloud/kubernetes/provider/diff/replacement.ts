import type { Path } from "./compare";
import { groupOf } from "../objects/typeToken";

/** Which mutable kinds are updated in place although the provider replaces them by default. */
export interface Mutability {
    readonly secrets: boolean;
    readonly configMaps: boolean;
}

const selector = ["spec.selector"];
const job = ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"];
const volumeSources = [
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "csi",
    "fc",
    "flexVolume",
    "gcePersistentDisk",
    "hostPath",
    "iscsi",
    "local",
    "nfs",
    "vsphereVolume",
];
// Of a running pod only images, tolerations and the two deadlines can be changed in place.
const podFields = [
    "affinity",
    "automountServiceAccountToken",
    "dnsConfig",
    "dnsPolicy",
    "hostAliases",
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostname",
    "imagePullSecrets",
    "nodeName",
    "nodeSelector",
    "priorityClassName",
    "readinessGates",
    "restartPolicy",
    "runtimeClassName",
    "schedulerName",
    "securityContext",
    "serviceAccountName",
    "subdomain",
    "terminationGracePeriodSeconds",
    "volumes",
    "containers",
    "initContainers",
];

// By group and kind: fields that the API server, or the meaning of the object, does not let change.
const immutable: Readonly<Record<string, readonly string[]>> = {
    "apps/Deployment": selector,
    "apps/DaemonSet": selector,
    "apps/ReplicaSet": selector,
    "apps/StatefulSet": [
        "spec.podManagementPolicy",
        "spec.revisionHistoryLimit",
        "spec.selector",
        "spec.serviceName",
        "spec.volumeClaimTemplates",
    ],
    "batch/Job": job,
    "policy/PodDisruptionBudget": [],
    "rbac.authorization.k8s.io/RoleBinding": ["roleRef"],
    "rbac.authorization.k8s.io/ClusterRoleBinding": ["roleRef"],
    "storage.k8s.io/StorageClass": ["parameters", "provisioner"],
    "/PersistentVolume": volumeSources.map((source) => `spec.${source}`),
    "/PersistentVolumeClaim": [
        "spec.accessModes",
        "spec.selector",
        "spec.storageClassName",
        "spec.volumeName",
    ],
    "/Pod": podFields.map((field) => `spec.${field}`),
    "/ResourceQuota": ["spec.scopes"],
    "/Secret": ["type"],
    "/Service": ["spec.clusterIP"],
};

/** Fields whose change replaces an object. Source: the fields that pulumi-kubernetes replaces on. */
export function replacingFields(
    apiVersion: string,
    kind: string,
    isImmutable: boolean,
    mutable: Mutability,
): readonly string[] {
    const identity = ["kind", "metadata.name", "metadata.namespace"];
    if (apiVersion === "v1" && kind === "Secret" && (isImmutable || !mutable.secrets)) {
        return [...identity, "type", "stringData", "data"];
    }
    if (apiVersion === "v1" && kind === "ConfigMap" && (isImmutable || !mutable.configMaps)) {
        return [...identity, "binaryData", "data"];
    }
    return [...identity, ...(immutable[`${groupOf(apiVersion)}/${kind}`] ?? [])];
}

/** Whether a change at a path touches one of the fields: below it, at it, or by removing what holds it. */
export function touches(path: Path, fields: readonly string[]): boolean {
    const steps = path.filter((step) => typeof step === "string");
    return fields.some((field) => {
        const wanted = field.split(".");
        const shared = Math.min(wanted.length, steps.length);
        return wanted.slice(0, shared).every((step, index) => step === steps[index]);
    });
}
