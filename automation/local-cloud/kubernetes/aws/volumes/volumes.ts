import { type AwsCluster, awsClusterOf } from "../awsCluster";
import { concerns } from "../../controllers/pods/runningPods";
import { attachVolume } from "./attachVolume";
import { ebsController } from "./ebsDriver";
import { ebsVolumeOf, reclaimVolume } from "./reclaimVolume";
import { protectionFinalizers } from "../../api/admission/plugins/protection";
import { type Cluster } from "../../api/objects/cluster";
import { objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { type ControllerWorld } from "../../controllers/controllerWorld";
import { Pauses } from "../../controllers/pauses";
import { claimsOf } from "../../controllers/pods/podLifecycle";
import { pods } from "../../controllers/pods/pods";
import { removeFinalizer, removeObject, writeStatus } from "../../api/operations/writes";

const claims = builtin("core/persistentvolumeclaims");
const volumes = builtin("core/persistentvolumes");

// AWS's seconds until a volume is gone.
const seconds = 6;

function claimOf(volume: KubernetesObject): { namespace: string; name: string; uid: string } {
    const { namespace, name, uid } = objectOf(valueAt(volume, ["spec", "claimRef"]));
    return { namespace: textOf(namespace), name: textOf(name), uid: textOf(uid) };
}

function isClaimed(cluster: Cluster, volume: KubernetesObject): boolean {
    const { namespace, name, uid } = claimOf(volume);
    const claim = cluster.get(claims, namespace, name);
    return claim !== undefined && (uid === "" || claim.metadata.uid === uid);
}

function usersOf(cluster: Cluster, volume: KubernetesObject): KubernetesObject[] {
    const { namespace, name } = claimOf(volume);
    return cluster.list(pods, namespace).filter((pod) => claimsOf(pod).includes(name));
}

/** A volume that nothing claims: available, released, or on its way out as its policy says. */
function letGo(
    cluster: Cluster,
    volume: KubernetesObject,
    aws: AwsCluster | undefined,
    isTime: () => boolean,
): void {
    if (volume.metadata.deletionTimestamp !== undefined) {
        removeFinalizer(cluster, volumes, volume, protectionFinalizers["core/persistentvolumes"] ?? "");
    } else if (claimOf(volume).name === "") {
        writeStatus(cluster, volumes, volume, { phase: "Available" });
        return;
    }
    const left = cluster.get(volumes, undefined, volume.metadata.name);
    if (left === undefined) return;
    if (aws !== undefined) {
        if (left.metadata.deletionTimestamp === undefined) {
            writeStatus(cluster, volumes, left, { phase: "Released" });
        }
        const released = cluster.get(volumes, undefined, volume.metadata.name);
        if (released !== undefined) reclaimVolume(cluster, aws, released, isTime);
    } else if (valueAt(left, ["spec", "persistentVolumeReclaimPolicy"]) === "Delete") {
        removeObject(cluster, volumes, left);
    } else if (left.metadata.deletionTimestamp === undefined) {
        writeStatus(cluster, volumes, left, { phase: "Released" });
    }
}

/**
 * Volumes follow their claims: bound while there is one, then deleted or released as their policy says. What is behind
 * them in AWS is attached where a pod uses it, and deleted by the EBS CSI driver, while that runs.
 */
export function volumeController(world: ControllerWorld): Controller {
    const pauses = new Pauses(world.latency);
    return {
        name: "volume",

        keysFor(change) {
            const { cluster, storageKey, object, isDeleted } = change;
            if (storageKey === "core/persistentvolumes") return isDeleted ? [] : [keyOf(object)];
            if (concerns(change, ebsController)) return cluster.list(volumes).map(keyOf);
            const bound =
                storageKey === "core/pods"
                    ? claimsOf(object).map((name) => cluster.get(claims, object.metadata.namespace, name))
                    : storageKey === "core/persistentvolumeclaims"
                      ? [object]
                      : [];
            return bound
                .map((claim) => textOf(valueAt(claim, ["spec", "volumeName"])))
                .filter((name) => name !== "")
                .map((name) => `/${name}`);
        },

        reconcile(cluster, key, again) {
            const volume = cluster.get(volumes, undefined, splitKey(key).name);
            if (volume === undefined) return;
            const volumeId = ebsVolumeOf(volume);
            const aws = volumeId === "" ? undefined : awsClusterOf(cluster, world);
            if (aws !== undefined) attachVolume(cluster, aws, volumeId, usersOf(cluster, volume));
            if (!isClaimed(cluster, volume)) {
                const what = `delete ${volume.metadata.uid ?? ""}`;
                letGo(cluster, volume, aws, () => pauses.isOver(what, seconds, again));
            } else if (volume.metadata.deletionTimestamp === undefined) {
                writeStatus(cluster, volumes, volume, { phase: "Bound" });
            }
        },
    };
}
