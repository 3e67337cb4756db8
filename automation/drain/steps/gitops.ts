import { textAt, valueAt, type KubeObject } from "../cluster/kubeObject";
import type { ClusterSnapshot } from "../clusterSnapshot";
import { deletionStep, type DrainAction, type DrainStep } from "../drainStep";
import { isLeaving, isOf, type ClusterObject } from "../cluster/clusterObject";
import { isGitOps } from "../cluster/resourceType";

const kustomizations = "kustomizations.kustomize.toolkit.fluxcd.io";
const helmReleases = "helmreleases.helm.toolkit.fluxcd.io";
const applications = "applications.argoproj.io";
const applicationSets = "applicationsets.argoproj.io";

/** Types that only controllers make: other objects need their controller to be deleted. */
const signs =
    /^(customresourcedefinitions|ingressclasses|storageclasses|csidrivers|gatewayclasses|mutatingwebhookconfigurations|validatingwebhookconfigurations)$/;

function key(type: string, namespace: string | undefined, name: string): string {
    return `${type} ${namespace ?? ""}/${name}`;
}

function ownKey({ type, object: { metadata } }: ClusterObject): string {
    return key(`${type.plural}.${type.group}`, metadata.namespace, metadata.name);
}

/** The keys of the Kustomization, HelmRelease and Application that made an object, from the notes that GitOps controllers leave on it. */
function makersOf({ metadata: { labels = {}, annotations = {} } }: KubeObject): string[] {
    const flux = [kustomizations, helmReleases].flatMap((type) => {
        const group = type.slice(type.indexOf(".") + 1);
        const name = labels[`${group}/name`];
        return name === undefined ? [] : [key(type, labels[`${group}/namespace`], name)];
    });
    // Argo CD, "Resource Tracking": `<application>:<group>/<kind>:<namespace>/<name>`.
    const [argo = ""] = (annotations["argocd.argoproj.io/tracking-id"] ?? "").split(":");
    return argo === "" ? flux : [...flux, `${applications} ${argo}`];
}

/** The Kustomizations, HelmReleases, Applications and ApplicationSets of a cluster. */
interface Releases {
    readonly all: readonly ClusterObject[];
    /** Whether it made others, which it would make again. */
    readonly isRoot: (item: ClusterObject) => boolean;
    /** Whether it made a controller, on which other objects depend. */
    readonly isController: (item: ClusterObject) => boolean;
}

function releasesIn(snapshot: ClusterSnapshot): Releases {
    const all = snapshot.of(kustomizations, helmReleases, applications, applicationSets);
    const roots = new Set(all.flatMap(({ object }) => makersOf(object)));
    const sources = snapshot.all.filter(({ type }) => type.group === "source.toolkit.fluxcd.io");
    for (const { object } of sources) for (const maker of makersOf(object)) roots.add(maker);
    const controllers = new Set(
        snapshot.all.filter(({ type }) => signs.test(type.plural)).flatMap(({ object }) => makersOf(object)),
    );
    const has = (keys: ReadonlySet<string>) => (item: ClusterObject) =>
        keys.has(ownKey(item)) || keys.has(`${applications} ${item.object.metadata.name}`);
    return { all, isRoot: has(roots), isController: has(controllers) };
}

/** Whether it makes again what somebody deletes: a Kustomization always, a HelmRelease only with drift detection. */
function makesAgain(item: ClusterObject): boolean {
    return isOf(item, kustomizations) || textAt(item.object.spec, "driftDetection", "mode") === "enabled";
}

function suspension(target: ClusterObject): DrainAction | undefined {
    const { spec } = target.object;
    if (isLeaving(target)) return undefined;
    if (isOf(target, applications)) {
        const isAutomatic = (valueAt(spec, "syncPolicy", "automated") ?? undefined) !== undefined;
        const patch = { spec: { syncPolicy: { automated: null } } };
        return isAutomatic ? { kind: "suspend", target, patch } : undefined;
    }
    const isSuspended = valueAt(spec, "suspend") === true;
    return isSuspended ? undefined : { kind: "suspend", target, patch: { spec: { suspend: true } } };
}

/**
 * Suspends what would make deleted objects again: sources, and all Kustomizations, HelmReleases and Applications that
 * the next step does not delete. Those that it deletes must not be suspended: a suspended one leaves behind what it
 * made (Flux, "Kustomization", "Suspend"; "HelmRelease", "Suspend").
 */
export function suspendStep(snapshot: ClusterSnapshot): DrainStep {
    const { all, isRoot, isController } = releasesIn(snapshot);
    const roots = all.filter((item) => {
        if (isOf(item, applicationSets)) return false;
        if (isOf(item, applications)) return true;
        const staysForNow = isController(item) && makesAgain(item);
        return isRoot(item) || staysForNow || snapshot.isManaged(item);
    });
    const sources = snapshot.all.filter(
        // A HelmChart belongs to its HelmRelease.
        ({ type }) => type.group === "source.toolkit.fluxcd.io" && type.kind !== "HelmChart",
    );
    const actions = [...roots, ...sources].flatMap((item) => suspension(item) ?? []);
    return { name: "suspend", actions, waitsFor: [] };
}

/** Deletes the releases of applications, while the controllers that clean up after them run. */
export function releasesStep(snapshot: ClusterSnapshot): DrainStep {
    const { all, isRoot, isController } = releasesIn(snapshot);
    const own = all.filter((item) => !snapshot.isManaged(item));
    const targets = own.filter(
        (item) => isOf(item, applicationSets) || (!isRoot(item) && !isController(item)),
    );
    return deletionStep("releases", targets);
}

/** Deletes the rest of GitOps once nothing needs it any more: the releases of controllers before the releases that made them. */
export function controllersStep(snapshot: ClusterSnapshot): DrainStep {
    const { all, isRoot } = releasesIn(snapshot);
    const own = all.filter((item) => !snapshot.isManaged(item));
    const leaves = own.filter((item) => !isRoot(item));
    if (leaves.length > 0) return deletionStep("controllers", leaves);
    const others = snapshot.all.filter(
        (item) =>
            isGitOps(item.type) && !snapshot.isManaged(item) && textAt(item.type, "kind") !== "HelmChart",
    );
    return deletionStep("controllers", [...new Set([...own, ...others])]);
}
