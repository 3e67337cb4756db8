import { type Cluster } from "../../api/objects/cluster";
import { type JsonObject, objectOf } from "../../api/objects/json";
import { type KubernetesObject, timestamp } from "../../api/objects/kubernetesObject";
import { builtin } from "../../api/resources/builtinResources";
import { populatedTypes } from "../../api/resources/resourceTypes";
import { type ResourceType } from "../../api/resources/resourceType";
import { type Controller } from "../controller";
import { mergeConditions } from "../conditions";
import { removeObject, writeObject, writeStatus } from "../../api/operations/writes";

const namespaces = builtin("core/namespaces");

interface Content {
    readonly type: ResourceType;
    readonly objects: readonly KubernetesObject[];
}

function contentOf(cluster: Cluster, namespace: string): Content[] {
    return populatedTypes(cluster)
        .filter((type) => type.namespaced)
        .map((type) => ({ type, objects: cluster.list(type, namespace) }))
        .filter(({ objects }) => objects.length > 0);
}

function condition(type: string, isTrue: boolean, reason: string, message: string): JsonObject {
    const status = isTrue ? "True" : "False";
    return { type, status, reason, message, lastTransitionTime: timestamp() };
}

/** What keeps the namespace, in the words of its controller in k8s.io/kubernetes/pkg/controller/namespace. */
function conditionsFor(left: readonly Content[]): JsonObject[] {
    const resources = left.map(
        ({ type, objects }) => `${type.plural}.${type.group} has ${objects.length} resource instances`,
    );
    const counts = new Map<string, number>();
    for (const { metadata } of left.flatMap(({ objects }) => objects)) {
        for (const finalizer of metadata.finalizers ?? []) {
            counts.set(finalizer, (counts.get(finalizer) ?? 0) + 1);
        }
    }
    const finalizers = [...counts].map(([name, count]) => `${name} in ${count} resource instances`);
    return [
        condition(
            "NamespaceDeletionDiscoveryFailure",
            false,
            "ResourcesDiscovered",
            "All resources successfully discovered",
        ),
        condition(
            "NamespaceDeletionContentFailure",
            false,
            "ContentDeleted",
            "All content successfully deleted, may be waiting on finalization",
        ),
        condition(
            "NamespaceContentRemaining",
            true,
            "SomeResourcesRemain",
            `Some resources are remaining: ${resources.sort().join(", ")}`,
        ),
        finalizers.length === 0
            ? condition(
                  "NamespaceFinalizersRemaining",
                  false,
                  "ContentHasNoFinalizers",
                  "All content-preserving finalizers finished",
              )
            : condition(
                  "NamespaceFinalizersRemaining",
                  true,
                  "SomeFinalizersRemain",
                  `Some content in the namespace has finalizers remaining: ${finalizers.sort().join(", ")}`,
              ),
    ];
}

function reconcile(cluster: Cluster, name: string): void {
    const namespace = cluster.get(namespaces, undefined, name);
    if (namespace?.metadata.deletionTimestamp === undefined) return;
    for (const { type, objects } of contentOf(cluster, name)) {
        for (const object of objects) removeObject(cluster, type, object);
    }
    const left = contentOf(cluster, name);
    if (left.length === 0) {
        const spec = { ...objectOf(namespace.spec), finalizers: [] };
        writeObject(cluster, namespaces, { ...namespace, spec });
        return;
    }
    const status = objectOf(namespace.status);
    const conditions = mergeConditions(status.conditions, conditionsFor(left));
    writeStatus(cluster, namespaces, namespace, { ...status, phase: "Terminating", conditions });
}

/** Empties namespaces that are being deleted, and lets them go when nothing is left in them. */
export function namespaceContent(): Controller {
    const terminating = new Set<string>();
    return {
        name: "namespace-content",

        keysFor({ cluster, storageKey, object, isDeleted }) {
            const { name, namespace, deletionTimestamp } = object.metadata;
            if (storageKey === "core/namespaces") {
                const isTerminating = deletionTimestamp !== undefined && !isDeleted;
                if (isTerminating) terminating.add(`${cluster.id}/${name}`);
                else terminating.delete(`${cluster.id}/${name}`);
                return isTerminating ? [name] : [];
            }
            if (namespace === undefined) return [];
            return terminating.has(`${cluster.id}/${namespace}`) ? [namespace] : [];
        },

        reconcile,
    };
}
