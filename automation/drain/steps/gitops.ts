import { textAt, valueAt, type KubeObject } from "../cluster/kubeObject";
import type { Picture } from "../clusterSnapshot";
import { deleting } from "../clusterSnapshot";
import type { DrainAction, DrainStep } from "../drainStep";
import { isLeaving, isOf, type Seen } from "../cluster/clusterObject";
import { isGitOps } from "../listCluster";

const kustomizations = "kustomizations.kustomize.toolkit.fluxcd.io";
const helmReleases = "helmreleases.helm.toolkit.fluxcd.io";
const applications = "applications.argoproj.io";
const applicationSets = "applicationsets.argoproj.io";

/** Types whose objects say that what made them is a controller, which others need to go. */
const signs =
    /^(customresourcedefinitions|ingressclasses|storageclasses|csidrivers|gatewayclasses|mutatingwebhookconfigurations|validatingwebhookconfigurations)$/;

function key(type: string, namespace: string | undefined, name: string): string {
    return `${type} ${namespace ?? ""}/${name}`;
}

function ownKey({ type, object: { metadata } }: Seen): string {
    return key(`${type.plural}.${type.group}`, metadata.namespace, metadata.name);
}

/** What a GitOps controller notes on all that it makes: the Kustomization, HelmRelease or Application it comes from. */
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

/** What is known of an environment's GitOps objects. */
interface Releases {
    readonly all: readonly Seen[];
    /** Those that others come from: they would make them again. */
    readonly isRoot: (seen: Seen) => boolean;
    /** Those that made what others depend on. */
    readonly isController: (seen: Seen) => boolean;
}

function releasesIn(picture: Picture): Releases {
    const all = picture.of(kustomizations, helmReleases, applications, applicationSets);
    const roots = new Set(all.flatMap(({ object }) => makersOf(object)));
    const sources = picture.all.filter(({ type }) => type.group === "source.toolkit.fluxcd.io");
    for (const { object } of sources) for (const maker of makersOf(object)) roots.add(maker);
    const controllers = new Set(
        picture.all.filter(({ type }) => signs.test(type.plural)).flatMap(({ object }) => makersOf(object)),
    );
    const has = (keys: ReadonlySet<string>) => (seen: Seen) =>
        keys.has(ownKey(seen)) || keys.has(`${applications} ${seen.object.metadata.name}`);
    return { all, isRoot: has(roots), isController: has(controllers) };
}

/** Whether it makes again what somebody deletes: a HelmRelease only where it is told to. */
function makesAgain(seen: Seen): boolean {
    return isOf(seen, kustomizations) || textAt(seen.object.spec, "driftDetection", "mode") === "enabled";
}

function suspension(target: Seen): DrainAction | undefined {
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
 * Suspends what would make again what is deleted: sources, and all Kustomizations, HelmReleases and Applications that
 * are not deleted next. Those that are must not be suspended: a suspended one leaves behind what it made (Flux,
 * "Kustomization", "Suspend"; "HelmRelease", "Suspend").
 */
export function suspendStep(picture: Picture): DrainStep {
    const { all, isRoot, isController } = releasesIn(picture);
    const roots = all.filter((seen) => {
        if (isOf(seen, applicationSets)) return false;
        if (isOf(seen, applications)) return true;
        const staysForNow = isController(seen) && makesAgain(seen);
        return isRoot(seen) || staysForNow || picture.isManaged(seen);
    });
    const sources = picture.all.filter(
        // A HelmChart is its HelmRelease's.
        ({ type }) => type.group === "source.toolkit.fluxcd.io" && type.kind !== "HelmChart",
    );
    const actions = [...roots, ...sources].flatMap((seen) => suspension(seen) ?? []);
    return { name: "suspend", actions, waitsFor: [] };
}

/** Deletes what makes applications, while the controllers that clean up after it run. */
export function releasesStep(picture: Picture): DrainStep {
    const { all, isRoot, isController } = releasesIn(picture);
    const own = all.filter((seen) => !picture.isManaged(seen));
    const targets = own.filter(
        (seen) => isOf(seen, applicationSets) || (!isRoot(seen) && !isController(seen)),
    );
    return deleting("releases", targets);
}

/** Deletes the rest of GitOps, when nothing needs it any more: what makes controllers before what it comes from. */
export function controllersStep(picture: Picture): DrainStep {
    const { all, isRoot } = releasesIn(picture);
    const own = all.filter((seen) => !picture.isManaged(seen));
    const leaves = own.filter((seen) => !isRoot(seen));
    if (leaves.length > 0) return deleting("controllers", leaves);
    const others = picture.all.filter(
        (seen) =>
            isGitOps(seen.type) && !picture.isManaged(seen) && textAt(seen.type, "kind") !== "HelmChart",
    );
    return deleting("controllers", [...new Set([...own, ...others])]);
}
