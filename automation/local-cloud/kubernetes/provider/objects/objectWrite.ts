import type { JsonObject } from "../../api/objects/json";
import {
    CloudError,
    type Created,
    InitializationFailed,
    type PropertyMap,
    type ResourceRef,
} from "../../../protocol/providerModel";
import type { Cluster } from "../cluster";
import { ApiError, isNotFound, NoSuchKind, Unreachable } from "../client/errors";
import type { KubernetesApi, ObjectKey } from "../client/kubernetesApi";
import {
    annotation,
    annotationOf,
    idOf,
    isAnnotated,
    nameOf,
    namespaceOf,
    withoutReadOnly,
} from "./metadata";
import { fieldManagerOf, previewOf, stateOf } from "./objectState";
import { type ObjectType, parseToken } from "./typeToken";
import { hasUnknown } from "../../../model/values";
import { toJson } from "../values/conversion";
import { deadlineOf, NotReady, untilReady } from "./waiting";

/** What is to be written: a new object, or new inputs of one that is in the state. */
export interface Write {
    readonly resource: ResourceRef;
    readonly inputs: PropertyMap;
    /** Its state so far; empty for a new one. */
    readonly olds: PropertyMap;
    readonly preview: boolean;
}

function explain(error: unknown, { resource, olds }: Write, kind: string): unknown {
    const made = Object.keys(olds).length === 0;
    if (error instanceof NoSuchKind) {
        return new CloudError(
            error.code,
            `creation of resource "${resource.urn}" with kind ${kind} failed because the Kubernetes API server ` +
                "reported that the apiVersion for this resource does not exist. Verify that any required CRDs have " +
                `been created: ${error.message}`,
        );
    }
    if (error instanceof ApiError) {
        const what = made ? "was not successfully created" : "was not successfully updated";
        return new CloudError(
            error.code,
            `resource "${resource.urn}" ${what} by the Kubernetes API server: ${error.message}`,
        );
    }
    return error;
}

async function settle(
    api: KubernetesApi,
    key: ObjectKey,
    applied: JsonObject,
    cluster: Cluster,
): Promise<{ readonly live: JsonObject; readonly problem?: string }> {
    if (isAnnotated(applied, annotation.skipAwait)) return { live: applied };
    try {
        return { live: await untilReady(api, key, applied, deadlineOf(applied, cluster.deadline)) };
    } catch (error) {
        if (error instanceof NotReady) return { live: error.object, problem: error.message };
        throw error;
    }
}

function keyOf({ apiVersion, kind }: ObjectType, object: JsonObject): ObjectKey {
    return { apiVersion, kind, namespace: namespaceOf(object), name: nameOf(object) };
}

/** Whether a write takes fields that others own: the object's annotation decides, then the provider's configuration. */
function isForced(cluster: Cluster, object: JsonObject): boolean {
    const annotated = annotationOf(object, annotation.patchForce);
    return annotated === undefined ? cluster.settings.patchForce : annotated === "true";
}

/** What a write would give: a dry run's answer, or the inputs as they are where there can be none. */
async function previewObject(cluster: Cluster, { resource, inputs, olds }: Write): Promise<PropertyMap> {
    const type = parseToken(resource.type);
    if (type.patch || hasUnknown(inputs)) return inputs;
    const object = withoutReadOnly(toJson(inputs));
    const manager = fieldManagerOf(resource.urn, object, olds);
    const options = { manager, force: isForced(cluster, object), dryRun: true };
    const isNew = Object.keys(olds).length === 0;
    try {
        const answer = await cluster.api().apply(keyOf(type, object), object, options);
        return previewOf(answer, inputs, manager, isNew);
    } catch (error) {
        // Its namespace or its CustomResourceDefinition may be made by the same run.
        if (isNotFound(error) || error instanceof NoSuchKind) return inputs;
        // A replacement by an object of the same name: the one that goes first is still there now.
        const isInvalid = error instanceof ApiError && error.status === 422;
        if (isInvalid && isNew && (await cluster.api().get(keyOf(type, object))) !== undefined) return inputs;
        if (!(error instanceof Unreachable)) throw error;
        cluster.notice(`${resource.urn} is previewed without its cluster: ${error.message}`);
        return inputs;
    }
}

/** Applies an object and waits until it is ready. A preview is a dry run, where it knows all inputs. */
export async function writeObject(cluster: Cluster, write: Write): Promise<Created> {
    const { resource, inputs, olds, preview } = write;
    const type = parseToken(resource.type);
    const work = async (): Promise<Created> => {
        if (preview) return { id: "", properties: await previewObject(cluster, write) };
        const api = cluster.api();
        const object = withoutReadOnly(toJson(inputs));
        const manager = fieldManagerOf(resource.urn, object, olds);
        const key = keyOf(type, object);
        const force = isForced(cluster, object);
        const applied = await api.apply(key, object, { manager, force });
        const { live, problem } = await settle(api, key, applied, cluster);
        const properties = stateOf(live, inputs, manager, olds);
        if (problem === undefined) return { id: idOf(live), properties };
        throw new InitializationFailed(idOf(live), properties, [problem]);
    };
    try {
        return await work();
    } catch (error) {
        throw explain(error, write, `${type.apiVersion}/${type.kind}`);
    }
}
