import { ensureObject } from "../../api/bootstrap/ensureObject";
import { removeObject } from "../../api/operations/writes";
import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { retryOnConflict } from "../../api/operations/retry";
import { findKind } from "../../api/resources/resourceTypes";

/** The part of the EBS CSI driver that calls AWS, as its pods are labelled. */
export const ebsController = "ebs-csi-controller";

const namespace = "kube-system";
const provisioners = ["ebs.csi.aws.com", "kubernetes.io/aws-ebs"];

/** Whether volumes of a provisioner are the driver's: its own, and those of the plugin that Kubernetes once had. */
export function isEbs(provisioner: string): boolean {
    return provisioners.includes(provisioner);
}

function workload(kind: "Deployment" | "DaemonSet", app: string, spec: JsonObject): KubernetesObject {
    const labels = {
        app,
        "app.kubernetes.io/name": "aws-ebs-csi-driver",
        "app.kubernetes.io/component": "csi-driver",
    };
    const image = "602401143452.dkr.ecr.us-east-1.amazonaws.com/eks/aws-ebs-csi-driver:v1";
    const container = { name: "ebs-plugin", image };
    return {
        apiVersion: "apps/v1",
        kind,
        metadata: { name: app, namespace, labels },
        spec: {
            selector: { matchLabels: { app } },
            template: { metadata: { labels }, spec: { containers: [container] } },
            ...spec,
        },
    };
}

/** What the EKS add-on aws-ebs-csi-driver puts into a cluster, in short (EKS User Guide, "Amazon EBS CSI driver"). */
const objects: readonly KubernetesObject[] = [
    {
        apiVersion: "v1",
        kind: "ServiceAccount",
        metadata: { name: "ebs-csi-controller-sa", namespace },
    },
    {
        apiVersion: "storage.k8s.io/v1",
        kind: "CSIDriver",
        metadata: { name: "ebs.csi.aws.com" },
        spec: { attachRequired: true, podInfoOnMount: false, fsGroupPolicy: "ReadWriteOnceWithFSType" },
    },
    workload("Deployment", ebsController, { replicas: 2 }),
    workload("DaemonSet", "ebs-csi-node", {}),
];

/** Puts the EBS CSI driver into a cluster. Can be repeated. */
export function installEbsDriver(cluster: Cluster): void {
    for (const object of objects) ensureObject(cluster, object, "eks");
}

/** Takes the EBS CSI driver out of a cluster. */
export function removeEbsDriver(cluster: Cluster): void {
    for (const { apiVersion, kind, metadata } of [...objects].reverse()) {
        const type = findKind(cluster, apiVersion, kind);
        retryOnConflict(() => {
            const found = type && cluster.get(type, metadata.namespace, metadata.name);
            if (type !== undefined && found !== undefined) removeObject(cluster, type, found);
        });
    }
}
