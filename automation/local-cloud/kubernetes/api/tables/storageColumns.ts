import { listOf, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { type Column, ageColumn, column, nameColumn, wideColumn } from "./column";

const shortModes: Readonly<Record<string, string>> = {
    ReadWriteOnce: "RWO",
    ReadOnlyMany: "ROX",
    ReadWriteMany: "RWX",
    ReadWriteOncePod: "RWOP",
};

function modes(object: KubernetesObject, ...path: string[]): string {
    return listOf(valueAt(object, path))
        .map((mode) => shortModes[textOf(mode)] ?? textOf(mode))
        .join(",");
}

function text(...path: string[]): Column["value"] {
    return (object) => textOf(valueAt(object, path));
}

function storageClassName({ metadata }: KubernetesObject): string {
    const isDefault = metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true";
    return metadata.name + (isDefault ? " (default)" : "");
}

function claimOf(volume: KubernetesObject): string {
    const { namespace, name } = objectOf(valueAt(volume, ["spec", "claimRef"]));
    return name === undefined ? "" : `${textOf(namespace)}/${textOf(name)}`;
}

function phase(object: KubernetesObject): string {
    if (object.metadata.deletionTimestamp !== undefined) return "Terminating";
    return textOf(valueAt(object, ["status", "phase"]));
}

/** Columns of volumes, claims and classes. */
export const storageColumns: Readonly<Record<string, readonly Column[]>> = {
    "core/persistentvolumeclaims": [
        nameColumn,
        column("Status", phase),
        column("Volume", text("spec", "volumeName")),
        column("Capacity", text("status", "capacity", "storage")),
        column("Access Modes", (claim) => modes(claim, "status", "accessModes")),
        column("StorageClass", text("spec", "storageClassName")),
        column("VolumeAttributesClass", () => "<unset>"),
        ageColumn,
        wideColumn("VolumeMode", text("spec", "volumeMode")),
    ],
    "core/persistentvolumes": [
        nameColumn,
        column("Capacity", text("spec", "capacity", "storage")),
        column("Access Modes", (volume) => modes(volume, "spec", "accessModes")),
        column("Reclaim Policy", text("spec", "persistentVolumeReclaimPolicy")),
        column("Status", phase),
        column("Claim", claimOf),
        column("StorageClass", text("spec", "storageClassName")),
        column("VolumeAttributesClass", () => "<unset>"),
        column("Reason", text("status", "reason")),
        ageColumn,
        wideColumn("VolumeMode", text("spec", "volumeMode")),
    ],
    "storage.k8s.io/storageclasses": [
        column("Name", storageClassName),
        column("Provisioner", text("provisioner")),
        column("ReclaimPolicy", text("reclaimPolicy")),
        column("VolumeBindingMode", text("volumeBindingMode")),
        column(
            "AllowVolumeExpansion",
            ({ allowVolumeExpansion }) => allowVolumeExpansion === true,
            "boolean",
        ),
        ageColumn,
    ],
};
