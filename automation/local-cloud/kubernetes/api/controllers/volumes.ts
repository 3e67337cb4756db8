import { protectionFinalizers } from "../admission/protection";
import { objectOf, textOf, valueAt } from "../objects/json";
import { builtin } from "../resources/builtinResources";
import { type Controller, keyOf, splitKey } from "./controller";
import { removeFinalizer, removeObject, writeStatus } from "./writes";

const claims = builtin("core/persistentvolumeclaims");
const volumes = builtin("core/persistentvolumes");

/** Volumes follow their claims: bound while there is one, then deleted or released as their policy says. */
export const volumeController: Controller = {
    name: "volume",

    keysFor({ storageKey, object, isDeleted }) {
        if (storageKey === "core/persistentvolumes") return isDeleted ? [] : [keyOf(object)];
        if (storageKey !== "core/persistentvolumeclaims") return [];
        const name = textOf(valueAt(object, ["spec", "volumeName"]));
        return name === "" ? [] : [`/${name}`];
    },

    reconcile(cluster, key) {
        const volume = cluster.get(volumes, undefined, splitKey(key).name);
        if (volume === undefined) return;
        const { namespace, name, uid } = objectOf(valueAt(volume, ["spec", "claimRef"]));
        const claim = cluster.get(claims, textOf(namespace), textOf(name));
        const isClaimed = claim !== undefined && (uid === undefined || claim.metadata.uid === uid);
        if (isClaimed) {
            if (volume.metadata.deletionTimestamp === undefined) {
                writeStatus(cluster, volumes, volume, { phase: "Bound" });
            }
            return;
        }
        const protection = protectionFinalizers["core/persistentvolumes"] ?? "";
        if (volume.metadata.deletionTimestamp !== undefined)
            removeFinalizer(cluster, volumes, volume, protection);
        else if (name === undefined) writeStatus(cluster, volumes, volume, { phase: "Available" });
        else if (valueAt(volume, ["spec", "persistentVolumeReclaimPolicy"]) === "Delete") {
            removeObject(cluster, volumes, volume);
        } else writeStatus(cluster, volumes, volume, { phase: "Released" });
    },
};
