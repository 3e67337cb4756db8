import {
    CloudError,
    type Created,
    InitializationFailed,
    type PropertyMap,
} from "../../../../protocol/providerModel";
import type { Cluster } from "../../cluster";
import { Unreachable } from "../../client/errors";
import type { KubernetesApi } from "../../client/kubernetesApi";
import type { ChartRelease } from "../chart";
import { install, type InstallOptions, renderRelease, uninstall } from "../install";
import { releaseOf, stateOf } from "./releaseState";
import { forgetRelease, type StoredRelease, storeRelease } from "./storedRelease";

// As many revisions as Helm keeps by default.
const kept = 10;

/** How long to wait for the objects of a release, in milliseconds; undefined where it is not to be waited for. */
export function waitOf(cluster: Cluster, inputs: PropertyMap): number | undefined {
    if (inputs.skipAwait === true && inputs.atomic !== true) return undefined;
    const seconds = inputs.timeout;
    return Math.min(typeof seconds === "number" && seconds > 0 ? seconds * 1000 : Infinity, cluster.deadline);
}

/** The id of a release's resource. */
export function idOf({ namespace, name }: Pick<ChartRelease, "namespace" | "name">): string {
    return `${namespace}/${name}`;
}

async function tryInstall(
    api: KubernetesApi,
    release: ChartRelease,
    objects: StoredRelease["objects"],
    options: InstallOptions,
): Promise<CloudError | undefined> {
    try {
        await install(api, release, objects, options);
        return undefined;
    } catch (error) {
        const isFailure = error instanceof CloudError && !(error instanceof Unreachable);
        // Nothing was applied yet when an object turns out to be somebody else's.
        if (!isFailure || error.code === "InvalidOwnership") throw error;
        return error;
    }
}

// What `atomic` promises: a failed install leaves nothing behind, a failed upgrade what was there before.
async function rollBack(
    api: KubernetesApi,
    failed: StoredRelease,
    last: StoredRelease | undefined,
    options: InstallOptions,
): Promise<void> {
    if (last === undefined) await uninstall(api, failed.objects, options.wait);
    else await install(api, last, last.objects, { ...options, before: failed.objects, wait: undefined });
}

async function record(
    api: KubernetesApi,
    release: StoredRelease,
    revisions: readonly StoredRelease[],
): Promise<void> {
    await storeRelease(api, release);
    if (release.status === "deployed") {
        const replaced = revisions.filter(({ status }) => status === "deployed");
        await Promise.all(replaced.map((old) => storeRelease(api, { ...old, status: "superseded" })));
    }
    const surplus = revisions.slice(0, Math.max(0, revisions.length + 1 - kept));
    await Promise.all(surplus.map((old) => forgetRelease(api, old)));
}

/** Brings a release into the cluster as its next revision, after the ones that are there. */
export async function writeRelease(
    cluster: Cluster,
    inputs: PropertyMap,
    revisions: readonly StoredRelease[],
): Promise<Created> {
    const api = cluster.api();
    const wanted = releaseOf(inputs);
    const objects = renderRelease(wanted);
    const last = revisions.at(-1);
    const options: InstallOptions = {
        before: last?.objects ?? [],
        createNamespace: inputs.createNamespace === true,
        skipCrds: inputs.skipCrds === true,
        wait: waitOf(cluster, inputs),
    };
    const failure = await tryInstall(api, wanted, objects, options);
    const stored: StoredRelease = {
        ...wanted,
        objects,
        revision: (last?.revision ?? 0) + 1,
        status: failure === undefined ? "deployed" : "failed",
    };
    const id = idOf(wanted);
    if (failure !== undefined && inputs.atomic === true) {
        await rollBack(api, stored, last, options);
        const undone = last === undefined ? "removed" : "rolled back";
        throw new CloudError(
            failure.code,
            `Helm release "${id}" failed and was ${undone}, as it is atomic: ${failure.message}`,
        );
    }
    try {
        await record(api, stored, revisions);
    } catch (error) {
        // Without the namespace nothing can be recorded either: what went wrong first is what counts.
        throw failure ?? error;
    }
    const properties = stateOf(inputs, stored);
    if (failure === undefined) return { id, properties };
    throw new InitializationFailed(id, properties, [
        `Helm release "${id}" was created, but failed to initialize completely: ${failure.message}`,
    ]);
}
