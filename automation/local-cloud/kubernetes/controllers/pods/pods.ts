import { ensureObject } from "../../api/bootstrap/ensureObject";
import { type Cluster } from "../../api/objects/cluster";
import { canonicalText, hashSuffix } from "../../api/objects/hash";
import { type JsonObject } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { labelSelectorOf } from "../../api/objects/labelSelector";
import {
    type PodTemplate,
    type Workload,
    controllerOf,
    controllerReference,
} from "../../api/objects/workload";
import { builtin } from "../../api/resources/builtinResources";
import { StatusError, isTerminating } from "../../api/status/statusError";
import { type ObjectChange } from "../controller";
import { recordEvent } from "../events";
import { writeObject } from "../../api/operations/writes";

/** The resource of pods. */
export const pods = builtin("core/pods");

/** Tells templates apart, the same in every process. */
export function templateHash(template: PodTemplate): string {
    return hashSuffix(canonicalText(template), 10);
}

/** A pod that an owner makes from its template. */
export function podFrom(
    owner: KubernetesObject,
    template: PodTemplate,
    name: string,
    labels: Readonly<Record<string, string>> = {},
    spec: JsonObject = {},
): KubernetesObject {
    const { annotations } = template.metadata ?? {};
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: {
            name,
            generateName: `${owner.metadata.name}-`,
            ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
            labels: { ...template.metadata?.labels, ...labels },
            ...(annotations === undefined ? {} : { annotations }),
            ownerReferences: [controllerReference(owner)],
        },
        spec: { ...template.spec, ...spec },
    };
}

/**
 * Creates a pod unless it is there. Names are made from the owner alone, so two processes make the same pod. Returns
 * why the API server refuses it, after telling so in an event.
 */
export function ensurePod(
    cluster: Cluster,
    owner: KubernetesObject,
    pod: KubernetesObject,
): string | undefined {
    try {
        ensureObject(cluster, pod);
        return undefined;
    } catch (error) {
        const isRefusal = error instanceof StatusError && ["Forbidden", "Invalid"].includes(error.reason);
        if (!isRefusal || isTerminating(error)) throw error;
        const component = `${owner.kind.toLowerCase()}-controller`;
        const message = `Error creating: ${error.message}`;
        recordEvent(cluster, owner, "Warning", "FailedCreate", message, component);
        return error.message;
    }
}

/** An owner's living pods; pods without any owner that it selects become its own. */
export function podsOf(cluster: Cluster, owner: Workload): KubernetesObject[] {
    const selects = labelSelectorOf(owner.spec.selector);
    const living = cluster
        .list(pods, owner.metadata.namespace)
        .filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    for (const pod of living) {
        if (controllerOf(pod) !== undefined || !selects(pod.metadata.labels ?? {})) continue;
        const ownerReferences = [...(pod.metadata.ownerReferences ?? []), controllerReference(owner)];
        writeObject(cluster, pods, { ...pod, metadata: { ...pod.metadata, ownerReferences } });
    }
    return living.filter((pod) => controllerOf(pod)?.uid === owner.metadata.uid);
}

/** The key of the owner of a kind whose pod has changed. */
export function ownerKey({ object }: ObjectChange, kind: string): string[] {
    const owner = controllerOf(object);
    return owner?.kind === kind ? [`${object.metadata.namespace ?? ""}/${owner.name}`] : [];
}
