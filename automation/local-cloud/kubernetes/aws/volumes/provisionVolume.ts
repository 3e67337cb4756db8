import { derivedEc2Id } from "../../../aws/model/ids";
import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { quantity } from "../../api/objects/quantity";
import { builtin } from "../../api/resources/builtinResources";
import { type AwsCluster } from "../awsCluster";
import { ensureResource, type Tags } from "../awsResources";
import { zonesOf } from "../../../aws/ec2/vpcs/zones";

const nodes = builtin("core/nodes");
const zoneLabel = "topology.kubernetes.io/zone";

/** Keeps a PersistentVolume until the volume behind it is gone (sig-storage-lib-external-provisioner). */
export const provisionerFinalizer = "external-provisioner.volume.kubernetes.io/finalizer";

/** The zone of the first of some pods that is on a node; of any node where there is no such pod. */
function zoneFor(cluster: Cluster, { cloud }: AwsCluster, users: readonly KubernetesObject[]): string {
    const names = users.map((pod) => textOf(valueAt(pod, ["spec", "nodeName"])));
    const all = cluster.list(nodes);
    const node = all.find(({ metadata }) => names.includes(metadata.name)) ?? all[0];
    return node?.metadata.labels?.[zoneLabel] ?? zonesOf(cloud.region)[0] ?? "";
}

/** Tags that a storage class asks for: `tagSpecification_1: key=value` (EBS CSI driver, "Tagging"). */
function classTags(parameters: JsonObject): Tags {
    const pairs = Object.entries(parameters)
        .filter(([key]) => key.startsWith("tagSpecification_"))
        .map(([, value]) => textOf(value).split("="));
    return Object.fromEntries(pairs.map(([key = "", ...value]) => [key, value.join("=")]));
}

function tagsOf({ name: cluster }: AwsCluster, claim: KubernetesObject, volume: string): Tags {
    const created = "kubernetes.io/created-for";
    return {
        [`${created}/pvc/name`]: claim.metadata.name,
        [`${created}/pvc/namespace`]: claim.metadata.namespace ?? "",
        [`${created}/pv/name`]: volume,
        CSIVolumeName: volume,
        "ebs.csi.aws.com/cluster": "true",
        KubernetesCluster: cluster,
        [`kubernetes.io/cluster/${cluster}`]: "owned",
        Name: `${cluster}-dynamic-${volume}`,
    };
}

function affinityTo(zone: string): JsonObject {
    const expression = { key: "topology.ebs.csi.aws.com/zone", operator: "In", values: [zone] };
    return { required: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } };
}

/**
 * Makes the EBS volume of a claim, tagged as the EBS CSI driver tags, and answers what it is by in a PersistentVolume:
 * the finalizers and the specification.
 */
export function provisionVolume(
    cluster: Cluster,
    aws: AwsCluster,
    claim: KubernetesObject,
    storageClass: KubernetesObject,
    users: readonly KubernetesObject[],
): { finalizers: string[]; spec: JsonObject } {
    const { uid = "" } = claim.metadata;
    const name = `pvc-${uid}`;
    const parameters = objectOf(storageClass.parameters);
    const zone = zoneFor(cluster, aws, users);
    const gibibytes = quantity(valueAt(claim, ["spec", "resources", "requests", "storage"])) / 2 ** 30;
    const size = Math.max(1, Math.ceil(gibibytes));
    const inputs = {
        availabilityZone: zone,
        size,
        type: textOf(parameters.type) || "gp3",
        encrypted: parameters.encrypted === "true",
    };
    const tags = { ...classTags(parameters), ...tagsOf(aws, claim, name) };
    const { id } = ensureResource(aws.cloud, "volume", derivedEc2Id("vol", uid), inputs, tags);
    const isKept = storageClass.reclaimPolicy === "Retain";
    return {
        finalizers: isKept ? [] : [provisionerFinalizer],
        spec: {
            capacity: { storage: `${size}Gi` },
            nodeAffinity: affinityTo(zone),
            csi: {
                driver: "ebs.csi.aws.com",
                fsType: textOf(parameters["csi.storage.k8s.io/fstype"]) || "ext4",
                volumeHandle: id,
            },
        },
    };
}
