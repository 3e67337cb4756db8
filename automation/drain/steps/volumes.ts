import { itemsAt, textAt } from "../cluster/kubeObject";
import { deleting, deletions, type Picture } from "../clusterSnapshot";
import type { DrainStep } from "../drainStep";
import { isLeaving, type Seen } from "../cluster/clusterObject";

/** Keys `<namespace>/<name>` of the claims that a pod holds. */
function claimsOf({ object: { metadata, spec } }: Seen): string[] {
    return itemsAt(spec, "volumes").flatMap((volume) => {
        const named = textAt(volume, "persistentVolumeClaim", "claimName");
        // The claim of an ephemeral volume is named after its pod (Kubernetes, "Ephemeral Volumes").
        const name =
            named === "" && typeof volume === "object" && volume !== null && "ephemeral" in volume
                ? `${metadata.name}-${textAt(volume, "name")}`
                : named;
        return name === "" ? [] : [`${metadata.namespace ?? ""}/${name}`];
    });
}

function keyOf({ object: { metadata } }: Seen): string {
    return `${metadata.namespace ?? ""}/${metadata.name}`;
}

function claims(picture: Picture): Seen[] {
    return picture.of("persistentvolumeclaims").filter((seen) => !picture.isManaged(seen));
}

/** Deletes what holds claims: they cannot go while a pod uses them (Kubernetes, "Storage Object in Use Protection"). */
export function workloadsStep(picture: Picture): DrainStep {
    const wanted = new Set(claims(picture).map(keyOf));
    const holders = picture
        .of("pods")
        .filter((pod) => claimsOf(pod).some((claim) => wanted.has(claim)))
        .filter((pod) => !picture.isManaged(pod) && pod.object.metadata.namespace !== "kube-system");
    return deleting(
        "workloads",
        holders.map((pod) => picture.topOf(pod)),
        holders,
    );
}

/**
 * Deletes claims, and waits until they and their volumes are gone; volumes whose class says that they are to be kept
 * are left. Claims that a managed workload holds go after it: they are not waited for.
 */
export function volumesStep(picture: Picture): DrainStep {
    const own = claims(picture);
    const held = new Set(
        picture
            .of("pods")
            .filter((pod) => picture.isManaged(pod))
            .flatMap(claimsOf),
    );
    const free = own.filter((claim) => !held.has(keyOf(claim)));
    const existing = new Set(picture.of("persistentvolumeclaims").map(keyOf));
    const going = new Set(free.map(keyOf));
    const volumes = picture.of("persistentvolumes").filter((seen) => {
        const { spec } = seen.object;
        const claim = `${textAt(spec, "claimRef", "namespace")}/${textAt(spec, "claimRef", "name")}`;
        const isFreed = claim !== "/" && (!existing.has(claim) || going.has(claim));
        const goes = isLeaving(seen) || textAt(spec, "persistentVolumeReclaimPolicy") === "Delete";
        return isFreed && goes && !picture.isManaged(seen);
    });
    return { name: "volumes", actions: deletions(own), waitsFor: [...free, ...volumes] };
}
