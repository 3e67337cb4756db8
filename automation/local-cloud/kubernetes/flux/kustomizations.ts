import { type Controller, keyOf, type ObjectChange, splitKey } from "../controllers/controller";
import { type ControllerWorld } from "../controllers/controllerWorld";
import { Pauses } from "../controllers/pauses";
import { addFinalizer, removeFinalizer } from "../api/operations/writes";
import { type Cluster } from "../api/objects/cluster";
import { type JsonObject, objectOf, textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject } from "../api/objects/kubernetesObject";
import { type ResourceType } from "../api/resources/resourceType";
import { findKind } from "../api/resources/resourceTypes";
import { isRunning } from "../controllers/pods/runningPods";
import { applyObject, inApplyOrder, isRefusal } from "./applyObjects";
import { entryOf, inventoryOf, liveEntry, prune } from "./inventory";
import { BuildFailed, manifestsOf } from "./manifests";
import { findSource, fixtureOf } from "./sources";
import {
    fluxFinalizer,
    isReconciled,
    isRequested,
    isSuspended,
    mayUnblock,
    report,
    secondsOf,
    unreadyDependency,
} from "./toolkit";

const group = "kustomize.toolkit.fluxcd.io";
const controller = "kustomize-controller";

const typeIn = (cluster: Cluster) => findKind(cluster, `${group}/v1`, "Kustomization");

/** One Kustomization on its way. */
interface Task {
    readonly cluster: Cluster;
    readonly type: ResourceType;
    readonly object: KubernetesObject;
    readonly world: ControllerWorld;
    /** Whether it is time to make again what somebody has deleted. */
    readonly isTime: () => boolean;
}

function sourceOf({ cluster, object }: Pick<Task, "cluster" | "object">): KubernetesObject | undefined {
    const { kind, namespace, name } = objectOf(valueAt(object, ["spec", "sourceRef"]));
    const where = textOf(namespace) || (object.metadata.namespace ?? "");
    return findSource(cluster, textOf(kind), where, textOf(name));
}

/** Whether deleting it deletes what it made: Flux, "Kustomization", "Deletion policy"; never while it is suspended. */
function deletesAll(object: KubernetesObject): boolean {
    const policy = textOf(valueAt(object, ["spec", "deletionPolicy"])) || "MirrorPrune";
    if (isSuspended(object) || policy === "Orphan") return false;
    return policy !== "MirrorPrune" || valueAt(object, ["spec", "prune"]) === true;
}

function finish({ cluster, type, object }: Task): void {
    const entries = inventoryOf(object);
    if (deletesAll(object)) {
        prune(cluster, entries);
        const isWaiting = valueAt(object, ["spec", "deletionPolicy"]) === "WaitForTermination";
        if (isWaiting && entries.some((entry) => liveEntry(cluster, entry) !== undefined)) return;
    }
    removeFinalizer(cluster, type, object, fluxFinalizer);
}

function metadataFor(object: KubernetesObject) {
    const { name, namespace = "" } = object.metadata;
    const target = textOf(valueAt(object, ["spec", "targetNamespace"]));
    const common = objectOf(valueAt(object, ["spec", "commonMetadata"]));
    return {
        labels: { ...objectOf(common.labels), [`${group}/name`]: name, [`${group}/namespace`]: namespace },
        ...(common.annotations === undefined ? {} : { annotations: objectOf(common.annotations) }),
        ...(target === "" ? {} : { namespace: target }),
    };
}

function make(task: Task, objects: readonly JsonObject[], revision: string): void {
    const { cluster, type, object } = task;
    const before = inventoryOf(object);
    const metadata = metadataFor(object);
    const entries = inApplyOrder(objects).map((one) =>
        entryOf(applyObject(cluster, one, controller, metadata)),
    );
    const ids = new Set(entries.map(({ id }) => id));
    if (valueAt(object, ["spec", "prune"]) === true) {
        prune(
            cluster,
            before.filter(({ id }) => !ids.has(id)),
        );
    }
    report(cluster, type, object, [true, "ReconciliationSucceeded", `Applied revision: ${revision}`], {
        lastAppliedRevision: revision,
        lastAttemptedRevision: revision,
        inventory: { entries: entries.map(({ id, v }) => ({ id, v })) },
    });
}

/** Whether everything is there already, or has to wait until it is made again. */
function isSettled({ cluster, object, isTime }: Task, revision: string): boolean {
    const isApplied = valueAt(object, ["status", "lastAppliedRevision"]) === revision;
    if (!isApplied || !isReconciled(object) || isRequested(object)) return false;
    const isWhole = inventoryOf(object).every((entry) => liveEntry(cluster, entry) !== undefined);
    return isWhole || !isTime();
}

function bring(task: Task): void {
    const { cluster, type, object, world } = task;
    addFinalizer(cluster, type, object, fluxFinalizer);
    const source = sourceOf(task);
    const revision = textOf(valueAt(source, ["status", "artifact", "revision"]));
    const fixture = source === undefined ? undefined : fixtureOf(world, source);
    if (revision === "" || fixture === undefined) {
        report(cluster, type, object, [
            false,
            "ArtifactFailed",
            "Source artifact not found, retrying in 30s",
        ]);
        return;
    }
    const missing = unreadyDependency(cluster, type, object);
    if (missing !== undefined) {
        report(cluster, type, object, [false, "DependencyNotReady", `dependency '${missing}' is not ready`]);
        return;
    }
    if (isSettled(task, revision)) return;
    try {
        make(task, manifestsOf(object, fixture), revision);
    } catch (error) {
        const isBuild = error instanceof BuildFailed;
        if (!isBuild && !isRefusal(error)) throw error;
        const reason = isBuild ? "BuildFailed" : "ReconciliationFailed";
        report(cluster, type, object, [false, reason, error.message]);
    }
}

/** The Kustomization that made an object which is gone now. */
function makerOf({ object, isDeleted }: ObjectChange): string[] {
    const { labels = {} } = object.metadata;
    const [name, namespace] = [labels[`${group}/name`], labels[`${group}/namespace`]];
    return isDeleted && name !== undefined && namespace !== undefined ? [`${namespace}/${name}`] : [];
}

function concerned(change: ObjectChange): string[] {
    const { cluster, storageKey, object } = change;
    const type = typeIn(cluster);
    if (type === undefined) return [];
    const isOwn = storageKey === `${group}/kustomizations`;
    const all = cluster.list(type);
    if (mayUnblock(change, controller))
        return all.filter((one) => !isReconciled(one) || isLeaving(one)).map(keyOf);
    const dependents = all.filter((one) =>
        isOwn
            ? JSON.stringify(valueAt(one, ["spec", "dependsOn"]) ?? []).includes(`"${object.metadata.name}"`)
            : valueAt(one, ["spec", "sourceRef", "name"]) === object.metadata.name,
    );
    return dependents.map(keyOf);
}

function isLeaving({ metadata }: KubernetesObject): boolean {
    return metadata.deletionTimestamp !== undefined;
}

/**
 * Flux's kustomize-controller: a Kustomization makes what its source holds, makes it again when somebody deletes it, and
 * with `prune` takes it along when it goes. Nothing of all this while it is suspended or the controller does not run.
 */
export function kustomizations(world: ControllerWorld): Controller {
    const pauses = new Pauses(world.latency);
    return {
        name: "flux-kustomization",

        keysFor(change) {
            const { storageKey, object, isDeleted } = change;
            const isOwn = storageKey === `${group}/kustomizations`;
            const own = isOwn && !isDeleted ? [keyOf(object)] : [];
            const isSource = storageKey.startsWith("source.toolkit.fluxcd.io/");
            const others = isOwn || isSource || mayUnblock(change, controller) ? concerned(change) : [];
            return [...own, ...makerOf(change), ...others];
        },

        reconcile(cluster, key, again) {
            const { namespace, name } = splitKey(key);
            const type = typeIn(cluster);
            const object = type === undefined ? undefined : cluster.get(type, namespace, name);
            if (type === undefined || object === undefined || !isRunning(cluster, controller)) return;
            const seconds = secondsOf(valueAt(object, ["spec", "interval"]));
            const isTime = () => pauses.isOver(`again ${object.metadata.uid ?? ""}`, seconds, again);
            const task = { cluster, type, object, world, isTime };
            if (isLeaving(object)) finish(task);
            else if (!isSuspended(object)) bring(task);
        },
    };
}
