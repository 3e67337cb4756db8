import { itemsAt, textAt } from "../cluster/kubeObject";
import type { ClusterSnapshot } from "../clusterSnapshot";
import { deletionsOf, deletionStep, type DrainStep } from "../drainStep";
import { isLeaving, type ClusterObject } from "../cluster/clusterObject";

/** Keys `<namespace>/<name>` of the claims that a pod uses. */
function claimsOf({ object: { metadata, spec } }: ClusterObject): string[] {
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

function keyOf({ object: { metadata } }: ClusterObject): string {
    return `${metadata.namespace ?? ""}/${metadata.name}`;
}

function claims(snapshot: ClusterSnapshot): ClusterObject[] {
    return snapshot.of("persistentvolumeclaims").filter((item) => !snapshot.isManaged(item));
}

/** Deletes the workloads that use claims: a claim is not deleted while a pod uses it (Kubernetes, "Storage Object in Use Protection"). */
export function workloadsStep(snapshot: ClusterSnapshot): DrainStep {
    const wanted = new Set(claims(snapshot).map(keyOf));
    const holders = snapshot
        .of("pods")
        .filter((pod) => claimsOf(pod).some((claim) => wanted.has(claim)))
        .filter((pod) => !snapshot.isManaged(pod) && pod.object.metadata.namespace !== "kube-system");
    return deletionStep(
        "workloads",
        holders.map((pod) => snapshot.topOf(pod)),
        holders,
    );
}

/**
 * Deletes claims, and waits until they and their volumes are gone. Volumes whose class says to retain them stay. Claims
 * that a managed workload uses are deleted after it, so nothing waits for them.
 */
export function volumesStep(snapshot: ClusterSnapshot): DrainStep {
    const own = claims(snapshot);
    const held = new Set(
        snapshot
            .of("pods")
            .filter((pod) => snapshot.isManaged(pod))
            .flatMap(claimsOf),
    );
    const free = own.filter((claim) => !held.has(keyOf(claim)));
    const existing = new Set(snapshot.of("persistentvolumeclaims").map(keyOf));
    const going = new Set(free.map(keyOf));
    const volumes = snapshot.of("persistentvolumes").filter((item) => {
        const { spec } = item.object;
        const claim = `${textAt(spec, "claimRef", "namespace")}/${textAt(spec, "claimRef", "name")}`;
        const isFreed = claim !== "/" && (!existing.has(claim) || going.has(claim));
        const goes = isLeaving(item) || textAt(spec, "persistentVolumeReclaimPolicy") === "Delete";
        return isFreed && goes && !snapshot.isManaged(item);
    });
    return { name: "volumes", actions: deletionsOf(own), waitsFor: [...free, ...volumes] };
}
