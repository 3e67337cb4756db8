import { decodeObject, parseBody } from "../admission/validation/decode";
import { fieldValues } from "../apply/fieldPaths";
import { entryFor } from "../apply/managedFields";
import { serverSideApply } from "../apply/serverSideApply";
import { type Cluster } from "../objects/cluster";
import { type Json, isObject } from "../objects/json";
import { type KubernetesObject, asJson } from "../objects/kubernetesObject";
import { jsonPatch } from "../patching/jsonPatch";
import { mergePatch } from "../patching/mergePatch";
import { strategicMergePatch } from "../patching/strategicMergePatch";
import { type ResourceType } from "../resources/resourceType";
import { badRequest, invalidOptions, notFound, unsupportedMediaType } from "../status/errors";
import { required } from "../status/fieldError";
import { createObject } from "./createObject";
import { type UpdateOptions, updateObject } from "./updateObject";

const mediaTypes = {
    json: "application/json-patch+json",
    merge: "application/merge-patch+json",
    strategic: "application/strategic-merge-patch+json",
    apply: "application/apply-patch+yaml",
} as const;

/** Patches that custom resources take: without merge keys, nothing is strategic. */
const customMediaTypes = [mediaTypes.json, mediaTypes.merge, mediaTypes.apply];

/** A patch as a request carries it. */
export interface Patch {
    readonly mediaType: string;
    readonly body: string;
    /** Server-side apply takes over fields of other managers. */
    readonly force: boolean;
}

/** Applies any patch but server-side apply to a document of the resource. */
export function patched(type: ResourceType, document: Json, { mediaType, body }: Patch): Json {
    const patch = parseBody(body);
    switch (mediaType) {
        case mediaTypes.json:
            return jsonPatch(document, patch);
        case mediaTypes.merge:
            return mergePatch(document, patch);
        case mediaTypes.strategic:
            if (type.custom !== undefined) throw unsupportedMediaType(customMediaTypes);
            if (!isObject(patch) || !isObject(document)) throw badRequest("the patch is not an object");
            return strategicMergePatch(type, document, patch);
    }
    throw unsupportedMediaType(type.custom === undefined ? undefined : customMediaTypes);
}

/** What of an applied object counts: without the status, or with nothing else. */
function ofPart(type: ResourceType, object: KubernetesObject, part: UpdateOptions["part"]): KubernetesObject {
    const { apiVersion, kind, metadata, status, ...rest } = object;
    if (part === "status") return { apiVersion, kind, metadata: { name: metadata.name }, status };
    return type.hasStatus ? { apiVersion, kind, metadata, ...rest } : object;
}

function applied(
    cluster: Cluster,
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    patch: Patch,
    options: UpdateOptions,
): { object: KubernetesObject; created: boolean } {
    if (options.manager.name === "") {
        throw invalidOptions("PatchOptions", [required("fieldManager", "is required for apply patch")]);
    }
    const wanted = ofPart(type, decodeObject(type, parseBody(patch.body)), options.part);
    if (wanted.metadata.managedFields !== undefined) throw badRequest("metadata.managedFields must be nil");
    wanted.metadata.name = name;
    const current = cluster.get(type, namespace, name);
    if (current === undefined) {
        const fields = new Map([...fieldValues(type, asJson(wanted))].map(([key, { path }]) => [key, path]));
        const entry = entryFor(type, options.manager, "Apply", fields);
        const object = createObject(
            cluster,
            type,
            namespace,
            wanted,
            options,
            entry === undefined ? [] : [entry],
        );
        return { object, created: true };
    }
    const { object, managedFields } = serverSideApply(
        type,
        current,
        asJson(wanted),
        options.manager,
        patch.force,
    );
    const next = decodeObject(type, object);
    return {
        object: updateObject(cluster, type, current, next, { ...options, managedFields }),
        created: false,
    };
}

/** Patches an object; a server-side apply creates it where it is missing. */
export function patchObject(
    cluster: Cluster,
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    patch: Patch,
    options: UpdateOptions,
): { object: KubernetesObject; created: boolean } {
    if (patch.mediaType === mediaTypes.apply) return applied(cluster, type, namespace, name, patch, options);
    const current = cluster.get(type, namespace, name);
    if (current === undefined) throw notFound(type, name);
    const next = decodeObject(type, patched(type, asJson(current), patch));
    return { object: updateObject(cluster, type, current, next, options), created: false };
}
