import {
    isObject,
    type JsonObject,
    listOf,
    numberOf,
    objectOf,
    textOf,
    valueAt,
} from "../../api/objects/json";
import { CloudError } from "../../../protocol/providerModel";
import { namespaceOf } from "./metadata";
import type { KubernetesApi } from "../client/kubernetesApi";

type Rule = (object: JsonObject, api: KubernetesApi) => string | undefined | Promise<string | undefined>;

function condition(object: JsonObject, type: string): JsonObject | undefined {
    return listOf(valueAt(object, ["status", "conditions"]))
        .filter(isObject)
        .find((candidate) => candidate.type === type);
}

function because(found: JsonObject | undefined): string {
    const words = [textOf(found?.reason), textOf(found?.message)].filter((text) => text !== "");
    return words.length === 0 ? "" : ` (${words.join(": ")})`;
}

function holds(type: string, otherwise: string): (object: JsonObject) => string | undefined {
    return (object) => {
        const found = condition(object, type);
        return found?.status === "True" ? undefined : `${otherwise}${because(found)}`;
    };
}

function isObserved(object: JsonObject): boolean {
    const observed = valueAt(object, ["status", "observedGeneration"]);
    return (
        observed === undefined || numberOf(observed) >= numberOf(valueAt(object, ["metadata", "generation"]))
    );
}

function replicas(...counts: readonly string[]): Rule {
    return (object) => {
        const wanted = valueAt(object, ["spec", "replicas"]) ?? 1;
        const [behind] = counts.filter(
            (count) => numberOf(valueAt(object, ["status", count])) < numberOf(wanted),
        );
        if (behind === undefined && isObserved(object)) return undefined;
        const ready = numberOf(valueAt(object, ["status", counts.at(-1) ?? "readyReplicas"]));
        return `${ready} of ${numberOf(wanted)} pods are ready${because(condition(object, "Available"))}`;
    };
}

const daemonSet: Rule = (object) => {
    const status = objectOf(object.status);
    const wanted = numberOf(status.desiredNumberScheduled);
    const ready = numberOf(status.numberReady);
    return isObserved(object) && ready >= wanted ? undefined : `${ready} of ${wanted} pods are ready`;
};

const service: Rule = (object) => {
    if (valueAt(object, ["spec", "type"]) !== "LoadBalancer") return undefined;
    const ingress = listOf(valueAt(object, ["status", "loadBalancer", "ingress"]));
    return ingress.length > 0 ? undefined : "it has no load balancer yet";
};

const pod: Rule = (object) => {
    const phase = textOf(valueAt(object, ["status", "phase"]));
    if (phase === "Succeeded" || condition(object, "Ready")?.status === "True") return undefined;
    return `its phase is ${phase || "Pending"}${because(condition(object, "Ready") ?? condition(object, "PodScheduled"))}`;
};

const claim: Rule = async (object, api) => {
    const phase = textOf(valueAt(object, ["status", "phase"]));
    if (phase === "Bound") return undefined;
    const name = textOf(valueAt(object, ["spec", "storageClassName"]));
    const key = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass", namespace: "", name };
    const storageClass = name === "" ? undefined : await api.get(key);
    // Such a claim gets its volume when a pod uses it, which may be never.
    if (storageClass?.volumeBindingMode === "WaitForFirstConsumer") return undefined;
    return `it is ${phase || "Pending"} and not bound to a volume`;
};

const namespace: Rule = (object) => {
    const phase = textOf(valueAt(object, ["status", "phase"]));
    return phase === "" || phase === "Active" ? undefined : `its phase is ${phase}`;
};

const isComplete = holds("Complete", "it is not complete");

const job: Rule = (object) => {
    const failed = condition(object, "Failed");
    if (failed?.status === "True") {
        throw new CloudError("JobFailed", `the job failed${because(failed)}`);
    }
    return isComplete(object);
};

const rules: Readonly<Record<string, Rule>> = {
    Deployment: replicas("updatedReplicas", "readyReplicas", "availableReplicas"),
    StatefulSet: replicas("readyReplicas"),
    ReplicaSet: replicas("readyReplicas"),
    ReplicationController: replicas("readyReplicas"),
    DaemonSet: daemonSet,
    Service: service,
    Pod: pod,
    PersistentVolumeClaim: claim,
    Namespace: namespace,
    Job: job,
    CustomResourceDefinition: holds("Established", "its API is not served yet"),
};

const groups = new Set(["v1", "apps/v1", "batch/v1", "apiextensions.k8s.io/v1"]);

/** What an object still lacks to be ready; undefined when it is. Throws where it never will be. */
export async function lacks(object: JsonObject, api: KubernetesApi): Promise<string | undefined> {
    const rule = groups.has(textOf(object.apiVersion)) ? rules[textOf(object.kind)] : undefined;
    return rule?.(object, api);
}

/** An object in words: `Deployment ingress/controller`. */
export function describeObject(object: JsonObject): string {
    const namespace = namespaceOf(object);
    const name = textOf(valueAt(object, ["metadata", "name"]));
    return `${textOf(object.kind)} ${namespace === "" ? name : `${namespace}/${name}`}`;
}
