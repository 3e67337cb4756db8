import { parseBody } from "../admission/validation/decode";
import { randomSuffix } from "../objects/hash";
import { objectOf } from "../objects/json";
import { timestamp } from "../objects/kubernetesObject";
import { deleteObject } from "../operations/deleteObject";
import { retryOnConflict } from "../operations/retry";
import { updateObject } from "../operations/updateObject";
import { storageKey } from "../resources/resourceType";
import { methodNotAllowed, noSuchPath, notFound } from "../status/errors";
import { StatusError, success } from "../status/statusError";
import { type ApiAnswer, answer } from "./apiAnswer";
import { type ObjectRequest } from "./apiContext";
import { getHandler } from "./readHandlers";
import { scaleHandler } from "./scaleHandler";
import { patchHandler, updateHandler } from "./writeHandlers";
import { writeOptions } from "./writeOptions";

/** What would need a running container. */
const containerOnly = new Set(["log", "exec", "attach", "portforward", "proxy", "ephemeralcontainers"]);

function status(resource: ObjectRequest): ApiAnswer {
    if (!resource.type.hasStatus) throw noSuchPath();
    if (resource.request.method === "GET") return getHandler(resource);
    if (resource.request.method === "PUT") return updateHandler(resource, "status");
    if (resource.request.method === "PATCH") return patchHandler(resource, "status");
    throw methodNotAllowed();
}

function evict({ context, type, namespace, name }: ObjectRequest): ApiAnswer {
    retryOnConflict(() => {
        const pod = context.cluster.get(type, namespace, name);
        if (pod === undefined) throw notFound(type, name);
        deleteObject(context.cluster, type, pod, { propagation: "Background", dryRun: false });
    });
    return answer(success({ name, kind: type.plural }), 201);
}

function token({ request }: ObjectRequest): ApiAnswer {
    const body = objectOf(parseBody(request.body === "" ? "{}" : request.body));
    const expirationTimestamp = timestamp(new Date(Date.now() + 3600_000));
    const issued = { token: `local-cloud.${randomSuffix()}`, expirationTimestamp };
    return answer(
        { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", ...body, status: issued },
        201,
    );
}

/** Removes finalizers from the specification of a namespace. */
function finalize({ context, request, type, name }: ObjectRequest): ApiAnswer {
    const { finalizers = [] } = objectOf(objectOf(parseBody(request.body)).spec);
    const written = retryOnConflict(() => {
        const current = context.cluster.get(type, undefined, name);
        if (current === undefined) throw notFound(type, name);
        const next = { ...current, spec: { ...objectOf(current.spec), finalizers } };
        return updateObject(context.cluster, type, current, next, writeOptions(request, "finalize"));
    });
    return answer(written);
}

/** Answers requests about a part of an object. */
export function subresourceHandler(resource: ObjectRequest, subresource: string): ApiAnswer {
    const key = `${storageKey(resource.type)}/${subresource}`;
    if (subresource === "status") return status(resource);
    if (subresource === "scale") return scaleHandler(resource);
    if (key === "core/namespaces/finalize") return finalize(resource);
    if (key === "core/pods/eviction") return evict(resource);
    if (key === "core/serviceaccounts/token") return token(resource);
    if (storageKey(resource.type) === "core/pods" && containerOnly.has(subresource)) {
        const why = `the local cloud runs no containers: pods have no ${subresource}`;
        throw new StatusError(501, "NotImplemented", why);
    }
    throw noSuchPath();
}
