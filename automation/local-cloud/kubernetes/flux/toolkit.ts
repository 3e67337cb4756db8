import { mergeConditions } from "../controllers/conditions";
import { type ObjectChange } from "../controllers/controller";
import { writeStatus } from "../api/operations/writes";
import { type Cluster } from "../api/objects/cluster";
import { equal, type JsonObject, listOf, objectOf, textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject, timestamp } from "../api/objects/kubernetesObject";
import { conditionOf } from "../api/objects/workload";
import { type ResourceType } from "../api/resources/resourceType";
import { concerns } from "../controllers/pods/runningPods";

/** What Flux puts on everything that its controllers look after (fluxcd/pkg, apis/meta). */
export const fluxFinalizer = "finalizers.fluxcd.io";

/** Writes a Flux object's status, if it is another than before, with what its Ready condition says. */
export function report(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
    ready: readonly [isReady: boolean, reason: string, message: string],
    more: JsonObject = {},
): void {
    const live = cluster.get(type, object.metadata.namespace, object.metadata.name);
    if (live === undefined) return;
    const [isReady, reason, message] = ready;
    const observedGeneration = live.metadata.generation ?? 1;
    const condition = {
        type: "Ready",
        status: isReady ? "True" : "False",
        reason,
        message,
        observedGeneration,
        lastTransitionTime: timestamp(),
    };
    const before = objectOf(live.status);
    const conditions = mergeConditions(before.conditions, [condition]);
    const asked = live.metadata.annotations?.[requested];
    const handled: JsonObject = asked === undefined ? {} : { lastHandledReconcileAt: asked };
    const status = { ...before, ...more, ...handled, observedGeneration, conditions };
    if (!equal(before, status)) writeStatus(cluster, type, live, status);
}

const requested = "reconcile.fluxcd.io/requestedAt";

/** Whether somebody asks for a run now, as `flux reconcile` does. */
export function isRequested({ metadata, status }: KubernetesObject): boolean {
    const asked = metadata.annotations?.[requested];
    return asked !== undefined && asked !== valueAt(status, ["lastHandledReconcileAt"]);
}

/** Whether an object's status is about its present specification, and good. */
export function isReconciled(object: KubernetesObject): boolean {
    const observed = valueAt(object, ["status", "observedGeneration"]);
    return observed === object.metadata.generation && conditionOf(object, "Ready")?.status === "True";
}

/** Whether its owner has set it aside. */
export function isSuspended(object: KubernetesObject): boolean {
    return valueAt(object, ["spec", "suspend"]) === true;
}

/** The first of the objects it depends on that is not ready: `<namespace>/<name>`. */
export function unreadyDependency(
    cluster: Cluster,
    type: ResourceType,
    object: KubernetesObject,
): string | undefined {
    return listOf(valueAt(object, ["spec", "dependsOn"]))
        .map(objectOf)
        .map(({ namespace, name }) => [textOf(namespace) || (object.metadata.namespace ?? ""), textOf(name)])
        .filter(([namespace, name = ""]) => {
            const found = cluster.get(type, namespace, name);
            return found === undefined || !isReconciled(found);
        })
        .map((parts) => parts.join("/"))[0];
}

/** Whether a change may let an object be reconciled that could not be before. */
export function mayUnblock(change: ObjectChange, controller: string): boolean {
    const { storageKey, isDeleted } = change;
    const isNew =
        !isDeleted &&
        ["core/namespaces", "apiextensions.k8s.io/customresourcedefinitions"].includes(storageKey);
    return isNew || concerns(change, controller);
}

/** Seconds in a duration of Go: `10m`, `1h30m`. */
export function secondsOf(duration: unknown): number {
    const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
    return [...textOf(duration).matchAll(/(\d+(?:\.\d+)?)([hms])/g)].reduce(
        (sum, [, number, unit = ""]) => sum + Number(number) * (units[unit] ?? 0),
        0,
    );
}
