import {
    CloudError,
    type DiffResult,
    InitializationFailed,
    type PropertyMap,
} from "../../../protocol/providerModel";
import type { Cluster } from "../cluster";
import { compare, pathText } from "../compare";
import { parseId } from "../metadata";
import { type ResourceModel, tolerating } from "../objectProvider";
import { hasUnknown } from "../values";
import { NotReady } from "../waiting";
import { install, renderRelease, uninstall } from "./install";
import { checkRelease } from "./releaseInputs";
import { importedInputs, previewOf, releaseOf, stateOf } from "./releaseState";
import { forgetRelease, type StoredRelease, storedReleases, storeRelease } from "./storedRelease";

// As many revisions as Helm keeps by default.
const kept = 10;

function waitOf(cluster: Cluster, inputs: PropertyMap): number | undefined {
    if (inputs.skipAwait === true) return undefined;
    const seconds = inputs.timeout;
    return Math.min(typeof seconds === "number" && seconds > 0 ? seconds * 1000 : Infinity, cluster.deadline);
}

function idOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
    return `${namespace}/${name}`;
}

async function write(
    cluster: Cluster,
    inputs: PropertyMap,
    revisions: readonly StoredRelease[],
): Promise<{ readonly id: string; readonly properties: PropertyMap }> {
    const api = cluster.api();
    const wanted = releaseOf(inputs);
    const objects = renderRelease(wanted);
    const last = revisions.at(-1);
    const revision = { ...wanted, objects, revision: (last?.revision ?? 0) + 1 };
    let failure: NotReady | undefined;
    try {
        await install(api, wanted, objects, {
            before: last?.objects ?? [],
            createNamespace: inputs.createNamespace === true,
            skipCrds: inputs.skipCrds === true,
            wait: waitOf(cluster, inputs),
        });
    } catch (error) {
        if (!(error instanceof NotReady)) throw error;
        failure = error;
    }
    const stored: StoredRelease = { ...revision, status: failure === undefined ? "deployed" : "failed" };
    await storeRelease(api, stored);
    if (failure === undefined) {
        const replaced = revisions.filter(({ status }) => status === "deployed");
        await Promise.all(replaced.map((old) => storeRelease(api, { ...old, status: "superseded" })));
    }
    const surplus = revisions.slice(0, Math.max(0, revisions.length + 1 - kept));
    await Promise.all(surplus.map((old) => forgetRelease(api, old)));
    const properties = stateOf(inputs, stored);
    if (failure === undefined) return { id: idOf(wanted), properties };
    const reason = `Helm release "${idOf(wanted)}" was created, but failed to initialize completely: ${failure.message}`;
    throw new InitializationFailed(idOf(wanted), properties, [reason]);
}

function diff(oldInputs: PropertyMap, news: PropertyMap): DiffResult {
    const replacing = new Set(["name", "namespace"]);
    const changes = Object.fromEntries(
        compare(oldInputs, news).map(({ path, kind }) => {
            const identity = path.length === 1 && replacing.has(String(path[0]));
            return [pathText(path), identity ? (`${kind}-replace` as const) : kind];
        }),
    );
    return { changes, deleteBeforeReplace: false };
}

/** Helm releases as Pulumi resources. */
export function releaseModel(cluster: Cluster): ResourceModel {
    return {
        check: (resource, olds, news, autonaming) =>
            Promise.resolve(checkRelease(cluster, resource, olds, news, autonaming)),
        diff: (_resource, _id, oldInputs, _olds, news) => Promise.resolve(diff(oldInputs, news)),
        async create(_resource, inputs, preview) {
            if (preview) return { id: "", properties: hasUnknown(inputs) ? inputs : previewOf(inputs) };
            const { namespace, name } = releaseOf(inputs);
            const revisions = await storedReleases(cluster.api(), namespace, name);
            if (revisions.some(({ status }) => status === "deployed")) {
                throw new CloudError("AlreadyExists", "cannot re-use a name that is still in use");
            }
            return write(cluster, inputs, revisions);
        },
        read: (resource, id, inputs) =>
            tolerating(cluster, resource.urn, async () => {
                const { namespace, name } = parseId(id);
                const revision = (await storedReleases(cluster.api(), namespace, name)).at(-1);
                if (revision === undefined) return undefined;
                const known = Object.keys(inputs).length === 0 ? importedInputs(revision) : inputs;
                return { id, inputs: known, properties: stateOf(known, revision) };
            }),
        async update(_resource, id, _olds, news, preview) {
            if (preview) return hasUnknown(news) ? news : previewOf(news);
            const { namespace, name } = parseId(id);
            const revisions = await storedReleases(cluster.api(), namespace, name);
            if (revisions.length === 0)
                throw new CloudError("NotFound", `"${name}" has no deployed releases`);
            return (await write(cluster, news, revisions)).properties;
        },
        delete: (resource, id, properties) =>
            tolerating(cluster, resource.urn, async () => {
                const api = cluster.api();
                const { namespace, name } = parseId(id);
                const revisions = await storedReleases(api, namespace, name);
                await uninstall(api, revisions.at(-1)?.objects ?? [], waitOf(cluster, properties));
                await Promise.all(revisions.map((revision) => forgetRelease(api, revision)));
            }),
    };
}
