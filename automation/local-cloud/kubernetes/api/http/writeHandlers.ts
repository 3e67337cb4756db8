import { decodeObject, parseBody } from "../admission/validation/decode";
import { type KubernetesObject } from "../objects/kubernetesObject";
import { createObject } from "../operations/createObject";
import { deleteObject, deleteOptions } from "../operations/deleteObject";
import { patchObject } from "../operations/patchObject";
import { retryOnConflict } from "../operations/retry";
import { updateObject } from "../operations/updateObject";
import { type ResourceType, storageKey } from "../resources/resourceType";
import { badRequest, invalidUpdate, notFound } from "../status/errors";
import { invalidValue } from "../status/fieldError";
import { success } from "../status/statusError";
import { type ApiAnswer, answer } from "./apiAnswer";
import { type ObjectRequest, type ResourceRequest } from "./apiContext";
import { type ApiRequest } from "./apiRequest";
import { filterOf } from "./filter";
import { renderList, renderObject, viewOf } from "./render";
import { writeOptions } from "./writeOptions";

function shown(request: ApiRequest, type: ResourceType, object: KubernetesObject, code = 200): ApiAnswer {
    return answer(
        renderObject(type, viewOf(request.accept), object, request.query.get("includeObject")),
        code,
    );
}

function isStrict({ query }: ApiRequest): boolean {
    return query.get("fieldValidation") === "Strict";
}

/** Creates an object. */
export function createHandler({ context, request, type, namespace }: ResourceRequest): ApiAnswer {
    const object = decodeObject(type, parseBody(request.body), isStrict(request));
    const options = writeOptions(request);
    return shown(request, type, createObject(context.cluster, type, namespace, object, options), 201);
}

/** Which part of an object a subresource changes. */
function partOf(subresource: string | undefined): { part?: "status" } {
    return subresource === "status" ? { part: "status" } : {};
}

/** Replaces an object, or its status. */
export function updateHandler(resource: ObjectRequest, subresource?: string): ApiAnswer {
    const { context, request, type, namespace, name } = resource;
    const next = decodeObject(type, parseBody(request.body), isStrict(request));
    const isUnconditional = (next.metadata.resourceVersion ?? "") === "";
    const update = () => {
        const current = context.cluster.get(type, namespace, name);
        if (current === undefined) throw notFound(type, name);
        if (isUnconditional && type.custom !== undefined) {
            const error = invalidValue("metadata.resourceVersion", 0, "must be specified for an update");
            throw invalidUpdate(type, name, [error]);
        }
        if (namespace !== undefined && (next.metadata.namespace ?? namespace) !== namespace) {
            throw badRequest(
                "the namespace of the provided object does not match the namespace sent on the request",
            );
        }
        const options = { ...writeOptions(request, subresource), ...partOf(subresource) };
        return updateObject(context.cluster, type, current, next, options);
    };
    return shown(request, type, isUnconditional ? retryOnConflict(update) : update());
}

/** Patches an object, or its status. */
export function patchHandler(resource: ObjectRequest, subresource?: string): ApiAnswer {
    const { context, request, type, namespace, name } = resource;
    const patch = {
        mediaType: request.contentType,
        body: request.body,
        force: request.query.get("force") === "true",
    };
    const isNameless =
        patch.mediaType.startsWith("application/apply-patch") && !request.query.has("fieldManager");
    const { manager, ...others } = writeOptions(request, subresource);
    // Who applies has to say who that is; the name of the client is not enough.
    const options = {
        ...others,
        manager: isNameless ? { ...manager, name: "" } : manager,
        ...partOf(subresource),
    };
    const { object, created } = retryOnConflict(() =>
        patchObject(context.cluster, type, namespace, name, patch, options),
    );
    return shown(request, type, object, created ? 201 : 200);
}

/** Kinds whose deletion is answered with what was deleted, not with a Status, besides all of storage.k8s.io. */
const shownLast = new Set(
    ["pods", "podtemplates", "services", "serviceaccounts", "resourcequotas"].map(
        (plural) => `core/${plural}`,
    ),
)
    .add("core/persistentvolumeclaims")
    .add("core/persistentvolumes");

function returnsDeleted(type: ResourceType): boolean {
    return type.group === "storage.k8s.io" || shownLast.has(storageKey(type));
}

/** Deletes an object, or marks it for deletion. */
export function deleteHandler({ context, request, type, namespace, name }: ObjectRequest): ApiAnswer {
    const options = deleteOptions(request.body === "" ? {} : parseBody(request.body), request.query);
    const { before, left } = retryOnConflict(() => {
        const current = context.cluster.get(type, namespace, name);
        if (current === undefined) throw notFound(type, name);
        return { before: current, left: deleteObject(context.cluster, type, current, options) };
    });
    if (left !== undefined) return shown(request, type, left);
    if (returnsDeleted(type)) return shown(request, type, before);
    return answer(
        success({
            name,
            ...(type.group === "" ? {} : { group: type.group }),
            kind: type.plural,
            ...(before.metadata.uid === undefined ? {} : { uid: before.metadata.uid }),
        }),
    );
}

/** Deletes every selected object. */
export function deleteCollectionHandler({ context, request, type, namespace }: ResourceRequest): ApiAnswer {
    const { matches } = filterOf(type, request.query);
    const options = deleteOptions(request.body === "" ? {} : parseBody(request.body), request.query);
    const { cluster } = context;
    const selected = cluster.list(type, namespace).filter(matches);
    for (const { metadata } of selected) {
        retryOnConflict(() => {
            const current = cluster.get(type, metadata.namespace, metadata.name);
            if (current !== undefined) deleteObject(cluster, type, current, options);
        });
    }
    const resourceVersion = String(cluster.store.version());
    return answer(renderList(type, viewOf(request.accept), selected, { resourceVersion }, null));
}
