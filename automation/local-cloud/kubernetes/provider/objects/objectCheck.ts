import type { Autonaming, CheckResult, PropertyMap, ResourceRef } from "../../../protocol/providerModel";
import type { Cluster } from "../cluster";
import { Unreachable } from "../client/errors";
import { withName } from "./naming";
import { withSecrets } from "../values/secrets";
import { parseToken } from "./typeToken";
import { isMap } from "../../../model/values";

async function isNamespaced(cluster: Cluster, apiVersion: string, kind: string): Promise<boolean> {
    try {
        return await cluster.api().isNamespaced(apiVersion, kind);
    } catch (error) {
        if (error instanceof Unreachable) return true;
        throw error;
    }
}

/** Completes the inputs of an object: its kind, a name, and the provider's namespace where it names none. */
export async function checkObject(
    cluster: Cluster,
    resource: ResourceRef,
    olds: PropertyMap,
    news: PropertyMap,
    autonaming: Autonaming | undefined,
): Promise<CheckResult> {
    const { apiVersion, kind, patch } = parseToken(resource.type);
    const typed: PropertyMap = {
        ...news,
        apiVersion: news.apiVersion ?? apiVersion,
        kind: news.kind ?? kind,
    };
    const given = isMap(typed.metadata) ? typed.metadata : {};
    const unnamed = given.name === undefined || given.name === null;
    if (patch && unnamed) {
        return {
            inputs: news,
            failures: [failure("patch resources require the `.metadata.name` field to be set")],
        };
    }
    if (unnamed && given.generateName !== undefined) {
        const reason = "the `.metadata.generateName` field is not supported in Server-Side Apply mode";
        return { inputs: news, failures: [failure(reason)] };
    }
    const inputs = withName(typed, olds, resource.name, autonaming);
    const metadata = isMap(inputs.metadata) ? inputs.metadata : {};
    const { namespace } = cluster.settings;
    const misses = metadata.namespace === undefined || metadata.namespace === null;
    const placed =
        namespace !== undefined && misses && (await isNamespaced(cluster, apiVersion, kind))
            ? { ...inputs, metadata: { ...metadata, namespace } }
            : inputs;
    return { inputs: withSecrets(placed, news), failures: [] };
}

function failure(reason: string): CheckResult["failures"][number] {
    return { property: "metadata", reason };
}
