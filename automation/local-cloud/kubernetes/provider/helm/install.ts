import { type JsonObject, objectOf, textOf, valueAt } from "../../api/objects/json";
import { CloudError } from "../../../protocol/providerModel";
import type { KubernetesApi, ObjectKey } from "../client/kubernetesApi";
import { describeObject } from "../objects/readiness";
import { untilGone, untilReady } from "../objects/waiting";
import { chartOf } from "./catalogue";
import type { ChartRelease } from "./chart";
import { inInstallOrder } from "./installOrder";

const owner = { name: "meta.helm.sh/release-name", namespace: "meta.helm.sh/release-namespace" } as const;
const applying = { manager: "Helm", force: true } as const;

/** Where an object of a chart is. */
export function keyOf(object: JsonObject): ObjectKey {
    return {
        apiVersion: textOf(object.apiVersion),
        kind: textOf(object.kind),
        namespace: textOf(valueAt(object, ["metadata", "namespace"])),
        name: textOf(valueAt(object, ["metadata", "name"])),
    };
}

function owned(object: JsonObject, release: ChartRelease): JsonObject {
    const metadata = objectOf(object.metadata);
    const annotations = { [owner.name]: release.name, [owner.namespace]: release.namespace };
    return {
        ...object,
        metadata: { ...metadata, annotations: { ...objectOf(metadata.annotations), ...annotations } },
    };
}

/** The objects of a release, as they are applied. */
export function renderRelease(release: ChartRelease): JsonObject[] {
    return inInstallOrder(chartOf(release.chart).render(release)).map((object) => owned(object, release));
}

// Helm adopts no object of another release, and none that was made by hand.
async function refuseForeign(api: KubernetesApi, object: JsonObject, release: ChartRelease): Promise<void> {
    const live = await api.get(keyOf(object));
    if (live === undefined) return;
    const annotations = objectOf(valueAt(live, ["metadata", "annotations"]));
    if (annotations[owner.name] === release.name && annotations[owner.namespace] === release.namespace)
        return;
    throw new CloudError(
        "InvalidOwnership",
        `Unable to continue with install: ${describeObject(live)} exists and cannot be imported into the current ` +
            `release: invalid ownership metadata; annotation validation error: key "${owner.name}" must equal ` +
            `"${release.name}"`,
    );
}

async function removeAll(api: KubernetesApi, objects: readonly JsonObject[]): Promise<void> {
    for (const object of [...objects].reverse()) await api.delete(keyOf(object), "Background");
}

/** How a release is brought into the cluster. */
export interface InstallOptions {
    /** Objects of the revision before; those that the new one lacks are removed. */
    readonly before: readonly JsonObject[];
    readonly createNamespace: boolean;
    readonly skipCrds: boolean;
    /** How long to wait until everything is ready, in milliseconds; undefined: not at all. */
    readonly wait: number | undefined;
}

/** Applies everything a release consists of, removes what it no longer has, and waits until it is ready. */
export async function install(
    api: KubernetesApi,
    release: ChartRelease,
    objects: readonly JsonObject[],
    options: InstallOptions,
): Promise<void> {
    const namespace = { apiVersion: "v1", kind: "Namespace", namespace: "", name: release.namespace };
    if (options.createNamespace && (await api.get(namespace)) === undefined) {
        const metadata = { name: release.namespace, labels: { name: release.namespace } };
        await api.apply(namespace, { apiVersion: "v1", kind: "Namespace", metadata }, applying);
    }
    const crds = options.skipCrds ? [] : (chartOf(release.chart).crds?.(release) ?? []);
    for (const crd of crds) {
        const applied = await api.apply(keyOf(crd), crd, applying);
        await untilReady(api, keyOf(crd), applied, options.wait ?? 0);
    }
    const known = new Set(options.before.map((object) => JSON.stringify(keyOf(object))));
    const isKnown = (object: JsonObject) => known.has(JSON.stringify(keyOf(object)));
    await Promise.all(
        objects.filter((object) => !isKnown(object)).map((object) => refuseForeign(api, object, release)),
    );
    const applied: [JsonObject, JsonObject][] = [];
    for (const object of objects) applied.push([object, await api.apply(keyOf(object), object, applying)]);
    const kept = new Set(objects.map((object) => JSON.stringify(keyOf(object))));
    await removeAll(
        api,
        options.before.filter((object) => !kept.has(JSON.stringify(keyOf(object)))),
    );
    const { wait } = options;
    if (wait === undefined) return;
    await Promise.all(applied.map(([object, live]) => untilReady(api, keyOf(object), live, wait)));
}

/** Removes the objects of a release, last first, and waits until they are gone. */
export async function uninstall(
    api: KubernetesApi,
    objects: readonly JsonObject[],
    wait: number | undefined,
): Promise<void> {
    await removeAll(api, objects);
    if (wait === undefined) return;
    await Promise.all(objects.map((object) => untilGone(api, keyOf(object), wait)));
}
