import { ensureObject } from "../bootstrap/ensureObject";
import { protectionFinalizers } from "../admission/protection";
import { type Cluster } from "../objects/cluster";
import { type JsonObject, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { phaseOf } from "../objects/workload";
import { builtin } from "../resources/builtinResources";
import { type Controller, keyOf, splitKey } from "./controller";
import { recordEvent } from "./events";
import { claimsOf } from "./podLifecycle";
import { pods } from "./pods";
import { removeFinalizer, writeObject } from "./writes";

const claims = builtin("core/persistentvolumeclaims");
const volumes = builtin("core/persistentvolumes");
const classes = builtin("storage.k8s.io/storageclasses");

function users(cluster: Cluster, { metadata }: KubernetesObject): KubernetesObject[] {
    return cluster.list(pods, metadata.namespace).filter((pod) => claimsOf(pod).includes(metadata.name));
}

function volumeFor(claim: KubernetesObject, storageClass: KubernetesObject): KubernetesObject {
    const { name, namespace = "", uid = "" } = claim.metadata;
    const spec = objectOf(claim.spec);
    const provisioner = textOf(storageClass.provisioner);
    return {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: {
            name: `pvc-${uid}`,
            annotations: { "pv.kubernetes.io/provisioned-by": provisioner },
        },
        spec: {
            capacity: { storage: valueAt(spec, ["resources", "requests", "storage"]) ?? "" },
            accessModes: spec.accessModes ?? [],
            persistentVolumeReclaimPolicy: textOf(storageClass.reclaimPolicy),
            storageClassName: storageClass.metadata.name,
            volumeMode: spec.volumeMode ?? "Filesystem",
            claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace, name, uid },
            csi: { driver: provisioner, volumeHandle: `vol-${uid.replaceAll("-", "").slice(0, 17)}` },
        },
    };
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
    };
    writeObject(cluster, claims, { ...claim, metadata: { ...claim.metadata, annotations }, spec, status });
}

function provision(cluster: Cluster, claim: KubernetesObject): void {
    const className = textOf(valueAt(claim, ["spec", "storageClassName"]));
    const storageClass = cluster.get(classes, undefined, className);
    if (storageClass === undefined) {
        const why = `storageclass.storage.k8s.io "${className}" not found`;
        recordEvent(cluster, claim, "Warning", "ProvisioningFailed", why, "persistentvolume-controller");
        return;
    }
    const isWaiting =
        storageClass.volumeBindingMode === "WaitForFirstConsumer" &&
        !users(cluster, claim).some((pod) => textOf(valueAt(pod, ["spec", "nodeName"])) !== "");
    if (isWaiting) {
        const why = "waiting for first consumer to be created before binding";
        recordEvent(cluster, claim, "Normal", "WaitForFirstConsumer", why, "persistentvolume-controller");
        return;
    }
    const volume = volumeFor(claim, storageClass);
    ensureObject(cluster, volume);
    bind(cluster, claim, volume);
}

/** Claims get a volume from their class, at once or when a pod uses them; claims in use are not deleted. */
export const volumeClaims: Controller = {
    name: "volume-claim",

    keysFor({ cluster, storageKey, object, isDeleted }) {
        if (storageKey === "core/persistentvolumeclaims") return isDeleted ? [] : [keyOf(object)];
        if (storageKey === "core/pods") {
            return claimsOf(object).map((name) => `${object.metadata.namespace ?? ""}/${name}`);
        }
        if (storageKey !== "storage.k8s.io/storageclasses" || isDeleted) return [];
        return cluster
            .list(claims)
            .filter((claim) => phaseOf(claim) === "Pending")
            .map(keyOf);
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const claim = cluster.get(claims, namespace, name);
        if (claim === undefined) return;
        if (claim.metadata.deletionTimestamp === undefined) {
            const volumeName = textOf(valueAt(claim, ["spec", "volumeName"]));
            const volume = volumeName === "" ? undefined : cluster.get(volumes, undefined, volumeName);
            if (phaseOf(claim) === "Bound") return;
            if (volume !== undefined) bind(cluster, claim, volume);
            else if (volumeName === "") provision(cluster, claim);
            return;
        }
        if (users(cluster, claim).length > 0) return;
        removeFinalizer(cluster, claims, claim, protectionFinalizers["core/persistentvolumeclaims"] ?? "");
    },
};
