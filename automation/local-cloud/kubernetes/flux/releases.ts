import { ensureObject } from "../api/bootstrap/ensureObject";
import { removeObject } from "../api/operations/writes";
import { type Cluster } from "../api/objects/cluster";
import { asJson, asKubernetesObject, type KubernetesObject } from "../api/objects/kubernetesObject";
import { type JsonObject } from "../api/objects/json";
import { builtin } from "../api/resources/builtinResources";
import { findKind } from "../api/resources/resourceTypes";
import { chartOf } from "../provider/helm/catalogue";
import { type ChartRelease } from "../provider/helm/chart";
import { renderRelease } from "../provider/helm/install";
import { decodeRelease, releaseSecret, type StoredRelease } from "../provider/helm/releases/storedRelease";
import { applyObject } from "./applyObjects";
import { entryOf, liveEntry } from "./inventory";

const secrets = builtin("core/secrets");
const manager = "helm-controller";

type Named = Pick<ChartRelease, "namespace" | "name">;

function secretsOf(cluster: Cluster, { namespace, name }: Named): KubernetesObject[] {
    return cluster
        .list(secrets, namespace)
        .filter(({ metadata }) => metadata.labels?.owner === "helm" && metadata.labels.name === name);
}

/** The last revision of a release that Helm has stored. */
function lastOf(cluster: Cluster, release: Named): StoredRelease | undefined {
    const revisions = secretsOf(cluster, release).map((secret) => decodeRelease(asJson(secret)));
    return revisions.sort((one, other) => one.revision - other.revision).at(-1);
}

/** The objects of a release, as Helm has stored them. */
export function objectsOf(cluster: Cluster, release: Named): KubernetesObject[] {
    return (lastOf(cluster, release)?.objects ?? []).map(asKubernetesObject);
}

function remove(cluster: Cluster, object: KubernetesObject): void {
    const live = liveEntry(cluster, entryOf(object));
    const type = live === undefined ? undefined : findKind(cluster, live.apiVersion, live.kind);
    if (live !== undefined && type !== undefined) removeObject(cluster, type, live);
}

/** Installs a chart, or upgrades it, and stores that as a revision of the release. Throws the API server's refusal. */
export function installRelease(
    cluster: Cluster,
    release: ChartRelease,
    options: { readonly labels: JsonObject; readonly createNamespace: boolean },
): { readonly revision: number } {
    const { labels, createNamespace } = options;
    if (createNamespace) {
        const metadata = { name: release.namespace };
        ensureObject(cluster, { apiVersion: "v1", kind: "Namespace", metadata }, manager);
    }
    const before = lastOf(cluster, release);
    for (const crd of chartOf(release.chart).crds?.(release) ?? []) applyObject(cluster, crd, manager);
    const objects = renderRelease(release);
    for (const object of objects) applyObject(cluster, object, manager, { labels });
    const kept = new Set(objects.map((object) => entryOf(asKubernetesObject(object)).id));
    for (const old of before?.objects ?? []) {
        if (!kept.has(entryOf(asKubernetesObject(old)).id)) remove(cluster, asKubernetesObject(old));
    }
    const revision = (before?.revision ?? 0) + 1;
    applyObject(cluster, releaseSecret({ ...release, revision, status: "deployed", objects }), manager);
    if (before !== undefined) {
        applyObject(cluster, releaseSecret({ ...before, status: "superseded" }), manager);
    }
    return { revision };
}

/** Removes the objects of a release, then what Helm has stored of it; false while some of them are still there. */
export function uninstallRelease(cluster: Cluster, release: Named): boolean {
    const objects = objectsOf(cluster, release);
    for (const object of [...objects].reverse()) remove(cluster, object);
    if (objects.some((object) => liveEntry(cluster, entryOf(object)) !== undefined)) return false;
    for (const secret of secretsOf(cluster, release)) removeObject(cluster, secrets, secret);
    return true;
}
