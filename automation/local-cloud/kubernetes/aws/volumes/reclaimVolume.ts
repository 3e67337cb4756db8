import { recordEvent } from "../../controllers/events";
import { removeFinalizer, removeObject } from "../../api/operations/writes";
import { type Cluster } from "../../api/objects/cluster";
import { textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { builtin } from "../../api/resources/builtinResources";
import { CloudError } from "../../../protocol/providerModel";
import { type AwsCluster } from "../awsCluster";
import { kindOfMade, removeResource } from "../awsResources";
import { isRunning } from "../../controllers/pods/runningPods";
import { ebsController } from "./ebsDriver";
import { provisionerFinalizer } from "./provisionVolume";

const volumes = builtin("core/persistentvolumes");

/** The EBS volume behind a PersistentVolume; empty where it is none. */
export function ebsVolumeOf(volume: KubernetesObject): string {
    const isDriver = valueAt(volume, ["spec", "csi", "driver"]) === "ebs.csi.aws.com";
    return isDriver ? textOf(valueAt(volume, ["spec", "csi", "volumeHandle"])) : "";
}

/**
 * Deletes the EBS volume behind a PersistentVolume that nothing claims any more, then the PersistentVolume: as far as
 * its policy says so and the driver runs. `isTime` says whether AWS has had its time.
 */
export function reclaimVolume(
    cluster: Cluster,
    { cloud }: AwsCluster,
    volume: KubernetesObject,
    isTime: () => boolean,
): void {
    const isDeleted = valueAt(volume, ["spec", "persistentVolumeReclaimPolicy"]) === "Delete";
    if (!isDeleted || !isRunning(cluster, ebsController)) return;
    const found = cloud.find(kindOfMade("volume"), ebsVolumeOf(volume));
    try {
        if (found !== undefined) {
            if (!isTime()) return;
            removeResource(cloud, "volume", found);
        }
    } catch (error) {
        if (!(error instanceof CloudError)) throw error;
        const why = `rpc error: code = Internal desc = Could not delete volume: ${error.code}: ${error.message}`;
        recordEvent(cluster, volume, "Warning", "VolumeFailedDelete", why, "ebs.csi.aws.com");
        return;
    }
    removeObject(cluster, volumes, volume);
    const left = cluster.get(volumes, undefined, volume.metadata.name);
    if (left !== undefined) removeFinalizer(cluster, volumes, left, provisionerFinalizer);
}
