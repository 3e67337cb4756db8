import { awsClusterOf } from "../awsCluster";
import { concerns, isRunning } from "../../controllers/pods/runningPods";
import { ebsController, isEbs } from "./ebsDriver";
import { provisionVolume } from "./provisionVolume";
import { ensureObject } from "../../api/bootstrap/ensureObject";
import { protectionFinalizers } from "../../api/admission/plugins/protection";
import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { phaseOf } from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { type ControllerWorld } from "../../controllers/controllerWorld";
import { recordEvent } from "../../controllers/events";
import { Pauses } from "../../controllers/pauses";
import { claimsOf } from "../../controllers/pods/podLifecycle";
import { pods } from "../../controllers/pods/pods";
import { removeFinalizer, writeObject } from "../../api/operations/writes";

const claims = builtin("core/persistentvolumeclaims");
const volumes = builtin("core/persistentvolumes");
const classes = builtin("storage.k8s.io/storageclasses");

function users(cluster: Cluster, { metadata }: KubernetesObject): KubernetesObject[] {
    return cluster.list(pods, metadata.namespace).filter((pod) => claimsOf(pod).includes(metadata.name));
}

function volumeFor(
    claim: KubernetesObject,
    storageClass: KubernetesObject,
    made: { readonly finalizers?: string[]; readonly spec: JsonObject },
): KubernetesObject {
    const { name, namespace = "", uid = "" } = claim.metadata;
    const spec = objectOf(claim.spec);
    return {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: {
            name: `pvc-${uid}`,
            annotations: { "pv.kubernetes.io/provisioned-by": driverOf(storageClass) },
            ...(made.finalizers === undefined ? {} : { finalizers: made.finalizers }),
        },
        spec: {
            accessModes: spec.accessModes ?? [],
            persistentVolumeReclaimPolicy: textOf(storageClass.reclaimPolicy),
            storageClassName: storageClass.metadata.name,
            volumeMode: spec.volumeMode ?? "Filesystem",
            claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace, name, uid },
            ...made.spec,
        },
    };
}

function driverOf(storageClass: KubernetesObject): string {
    const provisioner = textOf(storageClass.provisioner);
    return isEbs(provisioner) ? "ebs.csi.aws.com" : provisioner;
}

/** What a provisioner that nobody here knows makes: nothing outside the cluster. */
function unknownVolume(claim: KubernetesObject, driver: string): { readonly spec: JsonObject } {
    const { uid = "" } = claim.metadata;
    const storage = valueAt(claim, ["spec", "resources", "requests", "storage"]) ?? "";
    return { spec: { capacity: { storage }, csi: { driver, volumeHandle: uid } } };
}

function bind(cluster: Cluster, claim: KubernetesObject, volume: KubernetesObject): void {
    const spec: JsonObject = { ...objectOf(claim.spec), volumeName: volume.metadata.name };
    const status = {
        phase: "Bound",
        accessModes: spec.accessModes ?? [],
        capacity: valueAt(volume, ["spec", "capacity"]) ?? {},
    };
    const annotations = {
        ...claim.metadata.annotations,
        "pv.kubernetes.io/bind-completed": "yes",
        "pv.kubernetes.io/bound-by-controller": "yes",
        "volume.kubernetes.io/storage-provisioner":
            volume.metadata.annotations?.["pv.kubernetes.io/provisioned-by"] ?? "",
    };
    writeObject(cluster, claims, { ...claim, metadata: { ...claim.metadata, annotations }, spec, status });
}

/** One claim, and what its volume is made with. */
interface Task {
    readonly cluster: Cluster;
    readonly claim: KubernetesObject;
    readonly world: ControllerWorld;
    readonly isTime: () => boolean;
}

function tell({ cluster, claim }: Task, type: "Normal" | "Warning", reason: string, why: string): void {
    recordEvent(cluster, claim, type, reason, why, "persistentvolume-controller");
}

function provision(task: Task): void {
    const { cluster, claim } = task;
    const className = textOf(valueAt(claim, ["spec", "storageClassName"]));
    const storageClass = cluster.get(classes, undefined, className);
    if (storageClass === undefined) {
        tell(task, "Warning", "ProvisioningFailed", `storageclass.storage.k8s.io "${className}" not found`);
        return;
    }
    const placed = users(cluster, claim).filter((pod) => textOf(valueAt(pod, ["spec", "nodeName"])) !== "");
    if (storageClass.volumeBindingMode === "WaitForFirstConsumer" && placed.length === 0) {
        const why = "waiting for first consumer to be created before binding";
        tell(task, "Normal", "WaitForFirstConsumer", why);
        return;
    }
    const driver = driverOf(storageClass);
    const made = isEbs(driver) ? ebsVolume(task, storageClass, placed) : unknownVolume(claim, driver);
    if (made === undefined) return;
    const volume = volumeFor(claim, storageClass, made);
    ensureObject(cluster, volume);
    bind(cluster, claim, volume);
}

/** Undefined while the driver does not run, or AWS has not had its time. */
function ebsVolume(
    task: Task,
    storageClass: KubernetesObject,
    placed: readonly KubernetesObject[],
): ReturnType<typeof provisionVolume> | undefined {
    const { cluster, claim, world } = task;
    const aws = awsClusterOf(cluster, world);
    if (aws === undefined || !isRunning(cluster, ebsController)) {
        const why =
            "Waiting for a volume to be created either by the external provisioner 'ebs.csi.aws.com' or manually " +
            "by the system administrator. If volume creation is delayed, please verify that the provisioner is " +
            "running and correctly registered.";
        tell(task, "Normal", "ExternalProvisioning", why);
        return undefined;
    }
    return task.isTime() ? provisionVolume(cluster, aws, claim, storageClass, placed) : undefined;
}

// AWS's seconds until a new volume is available.
const seconds = 6;

function pendingClaims(cluster: Cluster): string[] {
    return cluster
        .list(claims)
        .filter((claim) => phaseOf(claim) === "Pending")
        .map(keyOf);
}

/** Claims get a volume from their class, at once or when a pod uses them; claims in use are not deleted. */
export function volumeClaims(world: ControllerWorld): Controller {
    const pauses = new Pauses(world.latency);
    return {
        name: "volume-claim",

        keysFor(change) {
            const { cluster, storageKey, object, isDeleted } = change;
            if (storageKey === "core/persistentvolumeclaims") return isDeleted ? [] : [keyOf(object)];
            if (concerns(change, ebsController)) return pendingClaims(cluster);
            if (storageKey === "core/pods") {
                return claimsOf(object).map((name) => `${object.metadata.namespace ?? ""}/${name}`);
            }
            const isClass = storageKey === "storage.k8s.io/storageclasses" && !isDeleted;
            return isClass ? pendingClaims(cluster) : [];
        },

        reconcile(cluster, key, again) {
            const { namespace, name } = splitKey(key);
            const claim = cluster.get(claims, namespace, name);
            if (claim === undefined) return;
            if (claim.metadata.deletionTimestamp === undefined) {
                const volumeName = textOf(valueAt(claim, ["spec", "volumeName"]));
                const volume = volumeName === "" ? undefined : cluster.get(volumes, undefined, volumeName);
                if (phaseOf(claim) === "Bound") return;
                if (volume !== undefined) bind(cluster, claim, volume);
                else if (volumeName === "") {
                    const what = `create ${claim.metadata.uid ?? ""}`;
                    const isTime = () => pauses.isOver(what, seconds, again);
                    provision({ cluster, claim, world, isTime });
                }
                return;
            }
            if (users(cluster, claim).length > 0) return;
            const protection = protectionFinalizers["core/persistentvolumeclaims"] ?? "";
            removeFinalizer(cluster, claims, claim, protection);
        },
    };
}
