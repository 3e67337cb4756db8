import { CloudError, type DiffResult, type PropertyMap } from "../../../../protocol/providerModel";
import type { Cluster } from "../../cluster";
import { compare, pathText } from "../../diff/compare";
import { parseId } from "../../objects/metadata";
import { type ResourceModel, tolerating } from "../../objects/objectProvider";
import { hasUnknown } from "../../../../model/values";
import { uninstall } from "../install";
import { checkRelease } from "./releaseInputs";
import { importedInputs, previewOf, releaseOf, stateOf } from "./releaseState";
import { waitOf, writeRelease } from "./releaseWrite";
import { forgetRelease, storedReleases } from "./storedRelease";

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
            return writeRelease(cluster, inputs, revisions);
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
            return (await writeRelease(cluster, news, revisions)).properties;
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
