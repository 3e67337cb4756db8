import { type Controller, keyOf, splitKey } from "../controllers/controller";
import { type ControllerWorld } from "../controllers/controllerWorld";
import { Pauses } from "../controllers/pauses";
import { addFinalizer, removeFinalizer } from "../api/operations/writes";
import { type Cluster } from "../api/objects/cluster";
import { listOf, objectOf, textOf, valueAt } from "../api/objects/json";
import { type KubernetesObject } from "../api/objects/kubernetesObject";
import { type ResourceType } from "../api/resources/resourceType";
import { findKind } from "../api/resources/resourceTypes";
import { isRunning } from "../controllers/pods/runningPods";
import { chartName, chartOf } from "../provider/helm/catalogue";
import { type ChartRelease } from "../provider/helm/chart";
import { isRefusal } from "./applyObjects";
import { entryOf, liveEntry } from "./inventory";
import { installRelease, objectsOf, uninstallRelease } from "./releases";
import { findSource } from "./sources";
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

const group = "helm.toolkit.fluxcd.io";
const controller = "helm-controller";

const typeIn = (cluster: Cluster) => findKind(cluster, `${group}/v2`, "HelmRelease");

/** One HelmRelease on its way. */
interface Task {
    readonly cluster: Cluster;
    readonly type: ResourceType;
    readonly object: KubernetesObject;
    /** Whether it is time to make again what somebody has deleted. */
    readonly isTime: () => boolean;
}

function releaseOf({ metadata, spec }: KubernetesObject): ChartRelease {
    const chart =
        textOf(valueAt(spec, ["chart", "spec", "chart"])) || textOf(valueAt(spec, ["chartRef", "name"]));
    const version = textOf(valueAt(spec, ["chart", "spec", "version"]));
    const model = chartOf(chart);
    const target = textOf(valueAt(spec, ["targetNamespace"]));
    const name = target === "" ? metadata.name : `${target}-${metadata.name}`;
    return {
        chart: chartName(chart),
        version: /^v?\d+\.\d+\.\d+$/.test(version) ? version : model.version,
        appVersion: model.appVersion,
        name: textOf(valueAt(spec, ["releaseName"])) || name,
        namespace: target || (metadata.namespace ?? "default"),
        values: objectOf(valueAt(spec, ["values"])),
    };
}

/** What Flux labels the objects of a release with. */
function labelsOf({ metadata }: KubernetesObject) {
    return { [`${group}/name`]: metadata.name, [`${group}/namespace`]: metadata.namespace ?? "" };
}

function hasSource({ cluster, object }: Task): boolean {
    const { kind, namespace, name } = objectOf(
        valueAt(object, ["spec", "chart", "spec", "sourceRef"]) ?? valueAt(object, ["spec", "chartRef"]),
    );
    const where = textOf(namespace) || (object.metadata.namespace ?? "");
    const source = findSource(cluster, textOf(kind), where, textOf(name));
    return source !== undefined && isReconciled(source);
}

function finish({ cluster, type, object }: Task): void {
    // A suspended release goes without its objects (Flux, "HelmRelease", "Suspend").
    if (!isSuspended(object) && !uninstallRelease(cluster, releaseOf(object))) return;
    removeFinalizer(cluster, type, object, fluxFinalizer);
}

/** Whether it is installed as asked for; what somebody has deleted is made again only with drift detection. */
function isSettled({ cluster, object, isTime }: Task): boolean {
    if (!isReconciled(object) || isRequested(object)) return false;
    if (valueAt(object, ["spec", "driftDetection", "mode"]) !== "enabled") return true;
    const missing = objectsOf(cluster, releaseOf(object)).some(
        (one) => liveEntry(cluster, entryOf(one)) === undefined,
    );
    return !missing || !isTime();
}

function bring(task: Task): void {
    const { cluster, type, object } = task;
    addFinalizer(cluster, type, object, fluxFinalizer);
    if (!hasSource(task)) {
        report(cluster, type, object, [false, "SourceNotReady", "the source of its chart is not ready"]);
        return;
    }
    const missing = unreadyDependency(cluster, type, object);
    if (missing !== undefined) {
        report(cluster, type, object, [false, "DependencyNotReady", `dependency '${missing}' is not ready`]);
        return;
    }
    if (isSettled(task)) return;
    const release = releaseOf(object);
    const createNamespace = valueAt(object, ["spec", "install", "createNamespace"]) === true;
    try {
        const { revision } = installRelease(cluster, release, { labels: labelsOf(object), createNamespace });
        const word = revision === 1 ? "install" : "upgrade";
        const reason = revision === 1 ? "InstallSucceeded" : "UpgradeSucceeded";
        const { namespace, name, chart, version } = release;
        const message = `Helm ${word} succeeded for release ${namespace}/${name}.v${revision} with chart ${chart}@${version}`;
        const deployed = { name, namespace, version: revision, status: "deployed", chartName: chart };
        const history = [{ ...deployed, chartVersion: version }];
        report(cluster, type, object, [true, reason, message], { history, storageNamespace: namespace });
    } catch (error) {
        if (!isRefusal(error)) throw error;
        report(cluster, type, object, [false, "InstallFailed", error.message]);
    }
}

/** Flux's helm-controller: a HelmRelease installs its chart, and uninstalls it when it goes, while the controller runs. */
export function helmReleases(world: ControllerWorld): Controller {
    const pauses = new Pauses(world.latency);
    return {
        name: "flux-helm-release",

        keysFor(change) {
            const { cluster, storageKey, object, isDeleted } = change;
            const isOwn = storageKey === `${group}/helmreleases`;
            if (isOwn && isDeleted) return [];
            const { labels = {} } = object.metadata;
            const [name, namespace] = [labels[`${group}/name`], labels[`${group}/namespace`]];
            const made =
                isDeleted && name !== undefined && namespace !== undefined ? [`${namespace}/${name}`] : [];
            const isSource = storageKey.startsWith("source.toolkit.fluxcd.io/");
            if (!isOwn && !isSource && !mayUnblock(change, controller)) return made;
            const type = typeIn(cluster);
            const waiting = type === undefined ? [] : cluster.list(type).filter(isWaiting).map(keyOf);
            return [...(isOwn ? [keyOf(object)] : []), ...made, ...waiting];
        },

        reconcile(cluster, key, again) {
            const { namespace, name } = splitKey(key);
            const type = typeIn(cluster);
            const object = type === undefined ? undefined : cluster.get(type, namespace, name);
            if (type === undefined || object === undefined || !isRunning(cluster, controller)) return;
            const seconds = secondsOf(valueAt(object, ["spec", "interval"]));
            const isTime = () => pauses.isOver(`again ${object.metadata.uid ?? ""}`, seconds, again);
            const task = { cluster, type, object, isTime };
            if (object.metadata.deletionTimestamp !== undefined) finish(task);
            else if (!isSuspended(object)) bring(task);
        },
    };
}

function isWaiting(object: KubernetesObject): boolean {
    const isUnready = listOf(valueAt(object, ["status", "conditions"])).length > 0 && !isReconciled(object);
    return isUnready || object.metadata.deletionTimestamp !== undefined;
}
