import { discoveryAnswer } from "../discovery/discoveryAnswer";
import { openApiAnswer } from "../discovery/openApi";
import { versionAnswer } from "../discovery/version";
import { findType, isKnownGroup } from "../resources/resourceTypes";
import { methodNotAllowed, noSuchPath } from "../status/errors";
import { type ApiAnswer, pageNotFound } from "./apiAnswer";
import { type ApiContext, type ResourceRequest } from "./apiContext";
import { type ApiRequest } from "./apiRequest";
import { getHandler, listHandler } from "./readHandlers";
import { parseResourcePath } from "./resourcePath";
import { reviewHandler } from "./reviewHandler";
import { subresourceHandler } from "./subresourceHandler";
import { watchHandler } from "./watchHandler";
import {
    createHandler,
    deleteCollectionHandler,
    deleteHandler,
    patchHandler,
    updateHandler,
} from "./writeHandlers";

function collection(resource: ResourceRequest): ApiAnswer {
    const { method, query } = resource.request;
    switch (method) {
        case "GET":
            return ["true", "1"].includes(query.get("watch") ?? "")
                ? watchHandler(resource)
                : listHandler(resource);
        case "POST":
            return createHandler(resource);
        case "DELETE":
            return deleteCollectionHandler(resource);
        default:
            throw methodNotAllowed();
    }
}

function single(resource: ResourceRequest, name: string): ApiAnswer {
    const about = { ...resource, name };
    switch (resource.request.method) {
        case "GET":
            return getHandler(about);
        case "PUT":
            return updateHandler(about);
        case "PATCH":
            return patchHandler(about);
        case "DELETE":
            return deleteHandler(about);
        default:
            throw methodNotAllowed();
    }
}

function resources(context: ApiContext, request: ApiRequest): ApiAnswer {
    const path = parseResourcePath(request.path);
    if (path?.plural === undefined) return discoveryAnswer(context.cluster, request);
    const type = findType(context.cluster, path.group, path.version, path.plural);
    if (type === undefined) {
        if (isKnownGroup(context.cluster, path.group)) throw noSuchPath();
        return pageNotFound;
    }
    if (path.namespace !== undefined && !type.namespaced) throw noSuchPath();
    const resource: ResourceRequest = { context, request, type, namespace: path.namespace };
    if (type.isReview) return reviewHandler(resource);
    if (path.name === undefined) {
        const isWrite = request.method === "POST" && type.namespaced && path.namespace === undefined;
        if (isWrite) throw methodNotAllowed();
        return collection(resource);
    }
    if (type.namespaced && path.namespace === undefined) throw noSuchPath();
    if (path.subresource === undefined) return single(resource, path.name);
    return subresourceHandler({ ...resource, name: path.name }, path.subresource);
}

/** Answers any request to a cluster's API. */
export function route(context: ApiContext, request: ApiRequest): ApiAnswer {
    switch (request.path[0]) {
        case "api":
        case "apis":
            return resources(context, request);
        case "openapi":
            return openApiAnswer(context.cluster, request);
        case "version":
        case "healthz":
        case "livez":
        case "readyz":
            return versionAnswer(context.cluster, request);
        case undefined:
            return discoveryAnswer(context.cluster, request);
        default:
            return pageNotFound;
    }
}
