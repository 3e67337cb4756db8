import type { JsonObject } from "../api/objects/json";
import {
    CloudError,
    type Created,
    InitializationFailed,
    type PropertyMap,
    type ResourceRef,
} from "../../protocol/providerModel";
import type { Cluster } from "./cluster";
import { ApiError, NoSuchKind } from "./errors";
import type { KubernetesApi, ObjectKey } from "./kubernetesApi";
import { annotation, idOf, isAnnotated, nameOf, namespaceOf, withoutReadOnly } from "./metadata";
import { fieldManagerOf, previewOf, stateOf } from "./objectState";
import { parseToken } from "./typeToken";
import { hasUnknown, toJson } from "./values";
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

/** Applies an object and waits until it is ready. A preview is a dry run, where it knows all inputs. */
export async function writeObject(cluster: Cluster, write: Write): Promise<Created> {
    const { resource, inputs, olds, preview } = write;
    const { apiVersion, kind, patch } = parseToken(resource.type);
    if (preview && hasUnknown(inputs)) return { id: "", properties: inputs };
    const api = cluster.api();
    // The kind may come with a CustomResourceDefinition of the same preview.
    if (preview && (patch || !(await api.serves(apiVersion, kind)))) return { id: "", properties: inputs };
    const object = withoutReadOnly(toJson(inputs));
    const key = { apiVersion, kind, namespace: namespaceOf(object), name: nameOf(object) };
    const manager = fieldManagerOf(resource.urn, object, olds);
    const force = isAnnotated(object, annotation.patchForce);
    let applied: JsonObject;
    try {
        applied = await api.apply(key, object, { manager, force, dryRun: preview });
    } catch (error) {
        // A namespace of the same preview is not there yet: the dry run can say nothing about what will be in it.
        if (preview && error instanceof ApiError && error.status === 404)
            return { id: "", properties: inputs };
        throw explain(error, write, `${apiVersion}/${kind}`);
    }
    if (preview) {
        const isNew = Object.keys(olds).length === 0;
        return { id: "", properties: previewOf(applied, inputs, manager, isNew) };
    }
    const { live, problem } = await settle(api, key, applied, cluster);
    const properties = stateOf(live, inputs, manager, olds);
    if (problem === undefined) return { id: idOf(live), properties };
    throw new InitializationFailed(idOf(live), properties, [problem]);
}
