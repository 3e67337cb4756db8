import { type KubernetesObject } from "../objects/kubernetesObject";
import { clusterRoles } from "./clusterRoles";

const systemLabels = { "kubernetes.io/bootstrapping": "rbac-defaults" };

function namespace(name: string): KubernetesObject {
    return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}

const kubernetesService: KubernetesObject = {
    apiVersion: "v1",
    kind: "Service",
    metadata: {
        name: "kubernetes",
        namespace: "default",
        labels: { component: "apiserver", provider: "kubernetes" },
    },
    spec: {
        type: "ClusterIP",
        clusterIP: "172.20.0.1",
        clusterIPs: ["172.20.0.1"],
        ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: 443 }],
    },
};

const kubernetesEndpoints: KubernetesObject = {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata: {
        name: "kubernetes",
        namespace: "default",
        labels: { "endpointslice.kubernetes.io/skip-mirror": "true" },
    },
    subsets: [{ addresses: [{ ip: "10.0.0.2" }], ports: [{ name: "https", port: 443, protocol: "TCP" }] }],
};

function priorityClass(name: string, value: number, description: string): KubernetesObject {
    return {
        apiVersion: "scheduling.k8s.io/v1",
        kind: "PriorityClass",
        metadata: { name },
        value,
        description,
        preemptionPolicy: "PreemptLowerPriority",
    };
}

/** What EKS installs since it has clusters; no longer the default class. */
const gp2: KubernetesObject = {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "gp2" },
    provisioner: "kubernetes.io/aws-ebs",
    parameters: { type: "gp2", fsType: "ext4" },
    volumeBindingMode: "WaitForFirstConsumer",
};

/** What a cluster holds when its API first answers, in the order of creation. */
export const freshObjects: readonly KubernetesObject[] = [
    ...["default", "kube-system", "kube-public", "kube-node-lease"].map(namespace),
    ...clusterRoles,
    {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRoleBinding",
        metadata: { name: "cluster-admin", labels: systemLabels },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
        subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "system:masters" }],
    },
    priorityClass(
        "system-cluster-critical",
        2_000_000_000,
        "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.",
    ),
    priorityClass(
        "system-node-critical",
        2_000_001_000,
        "Used for system critical pods that must not be moved from their current node.",
    ),
    gp2,
    kubernetesService,
    kubernetesEndpoints,
];
