import { CloudError, type PropertyMap, type ResourceRef } from "../../../protocol/providerModel";
import type { Cluster } from "../cluster";
import { annotation, annotationOf, isAnnotated, parseId } from "./metadata";
import { fieldManagerOf } from "./objectState";
import { parseToken } from "./typeToken";
import { toJson } from "../values/conversion";
import { deadlineOf, untilGone } from "./waiting";

const policies = { orphan: "Orphan", background: "Background", foreground: "Foreground" } as const;

function policyOf(given: string | undefined): string {
    const found = Object.entries(policies).find(([policy]) => policy === given?.toLowerCase());
    return found?.[1] ?? policies.foreground;
}

/** Deletes an object and waits until it is gone. One that is gone already is fine. */
export async function deleteObject(
    cluster: Cluster,
    resource: ResourceRef,
    id: string,
    properties: PropertyMap,
): Promise<void> {
    const { apiVersion, kind, patch } = parseToken(resource.type);
    const key = { apiVersion, kind, ...parseId(id) };
    const object = toJson(properties);
    const api = cluster.api();
    if (patch) {
        // A patch is taken back by applying nothing: the fields that only it owned go.
        const manager = fieldManagerOf(resource.urn, object, properties);
        const metadata = { name: key.name, ...(key.namespace === "" ? {} : { namespace: key.namespace }) };
        if ((await api.get(key)) === undefined) return;
        await api.apply(key, { apiVersion, kind, metadata }, { manager, force: false });
        return;
    }
    const asked = await api.delete(key, policyOf(annotationOf(object, annotation.deletionPropagation)));
    if (!asked || isAnnotated(object, annotation.skipAwait)) return;
    try {
        await untilGone(api, key, deadlineOf(object, cluster.deadline));
    } catch (error) {
        if (!(error instanceof CloudError) || error.code !== "DeletionTimeout") throw error;
        throw new CloudError(error.code, `resource "${resource.urn}" was not deleted: ${error.message}`);
    }
}
