import {
    CloudError,
    type ConfiguredProvider,
    type PropertyMap,
    type ResourceRef,
} from "../../../protocol/providerModel";
import type { Cluster } from "../cluster";
import { Unreachable } from "../client/errors";
import { checkObject } from "./objectCheck";
import { deleteObject } from "./objectDelete";
import { diffObject } from "../diff/objectDiff";
import { readObject } from "./objectRead";
import { writeObject } from "./objectWrite";

/** How the provider treats one family of resource types: objects, or Helm releases. */
export type ResourceModel = Omit<ConfiguredProvider, "invoke">;

const remedy =
    "If the cluster was deleted, you can remove this resource from Pulumi state by rerunning the operation with the " +
    'PULUMI_K8S_DELETE_UNREACHABLE environment variable set to "true"';

/** What to do with a resource whose cluster is gone: forget it where that is asked for, else say how. */
export async function tolerating<T>(
    cluster: Cluster,
    what: string,
    work: () => Promise<T>,
): Promise<T | undefined> {
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        if (cluster.settings.deleteUnreachable) {
            cluster.notice(`${what} is forgotten: ${error.message}`);
            return undefined;
        }
        throw new CloudError(error.code, `${error.message}. ${remedy}`);
    }
}

/** Objects of the Kubernetes API as Pulumi resources. */
export function objectModel(cluster: Cluster): ResourceModel {
    return {
        check: (resource, olds, news, autonaming) => checkObject(cluster, resource, olds, news, autonaming),
        diff: (_resource, _id, oldInputs, olds, news) =>
            Promise.resolve(diffObject(oldInputs, olds, news, cluster.settings.mutable)),
        create: (resource, inputs, preview) => writeObject(cluster, { resource, inputs, olds: {}, preview }),
        read: (resource, id, inputs, properties) =>
            tolerating(cluster, resource.urn, () => readObject(cluster, resource, id, inputs, properties)),
        update: async (resource: ResourceRef, _id, olds: PropertyMap, news, preview) =>
            (await writeObject(cluster, { resource, inputs: news, olds, preview })).properties,
        delete: (resource, id, properties) =>
            tolerating(cluster, resource.urn, () => deleteObject(cluster, resource, id, properties)),
    };
}
