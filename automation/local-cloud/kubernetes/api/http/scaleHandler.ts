import { parseBody } from "../admission/validation/decode";
import { type Json, type JsonObject, isObject, numberOf, objectOf, textOf, valueAt } from "../objects/json";
import { type KubernetesObject, asJson, asKubernetesObject } from "../objects/kubernetesObject";
import { labelSelectorText } from "../objects/labelSelector";
import { patched } from "../operations/patchObject";
import { retryOnConflict } from "../operations/retry";
import { updateObject } from "../operations/updateObject";
import { type ScalePaths } from "../resources/resourceType";
import { methodNotAllowed, noSuchPath, notFound } from "../status/errors";
import { type ApiAnswer, answer } from "./apiAnswer";
import { type ObjectRequest } from "./apiContext";
import { writeOptions } from "./writeOptions";

function scaleOf(object: KubernetesObject, paths: ScalePaths): JsonObject {
    const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
    const selector = valueAt(object, paths.selector);
    return {
        kind: "Scale",
        apiVersion: "autoscaling/v1",
        metadata: JSON.parse(
            JSON.stringify({ name, namespace, uid, resourceVersion, creationTimestamp }),
        ) as Json,
        spec: { replicas: numberOf(valueAt(object, paths.specReplicas)) },
        status: {
            replicas: numberOf(valueAt(object, paths.statusReplicas)),
            selector: typeof selector === "string" ? selector : labelSelectorText(selector),
        },
    };
}

function withValue(
    node: Json | undefined,
    [field = "", ...rest]: readonly string[],
    value: Json,
): JsonObject {
    const object = objectOf(node);
    return { ...object, [field]: rest.length === 0 ? value : withValue(object[field], rest, value) };
}

/** Reads or changes the number of replicas. */
export function scaleHandler(resource: ObjectRequest): ApiAnswer {
    const { context, request, type, namespace, name } = resource;
    const { scale } = type;
    if (scale === undefined) throw noSuchPath();
    const read = () => {
        const object = context.cluster.get(type, namespace, name);
        if (object === undefined) throw notFound(type, name);
        return object;
    };
    if (request.method === "GET") return answer(scaleOf(read(), scale));
    if (request.method !== "PUT" && request.method !== "PATCH") throw methodNotAllowed();
    const written = retryOnConflict(() => {
        const current = read();
        const patch = { mediaType: request.contentType, body: request.body, force: false };
        const wanted =
            request.method === "PUT"
                ? parseBody(request.body)
                : patched(type, scaleOf(current, scale), patch);
        const replicas = numberOf(valueAt(wanted, ["spec", "replicas"]));
        const next = asKubernetesObject(withValue(asJson(current), scale.specReplicas, replicas));
        const asked = isObject(wanted) ? textOf(valueAt(wanted, ["metadata", "resourceVersion"])) : "";
        const metadata = { ...next.metadata, ...(asked === "" ? {} : { resourceVersion: asked }) };
        const options = writeOptions(request, "scale");
        return updateObject(context.cluster, type, current, { ...next, metadata }, options);
    });
    return answer(scaleOf(written, scale));
}
