import { type Cluster } from "../../objects/cluster";
import { builtin } from "../../resources/builtinResources";
import { type ResourceType, storageKey } from "../../resources/resourceType";
import { forbidden, notFound } from "../../status/errors";

const namespaces = builtin("core/namespaces");

/** Namespaces that cannot be deleted. */
const immortal = new Set(["default", "kube-system", "kube-public"]);

/** Refuses to create in a namespace that is not there or on its way out. */
export function checkNamespace(cluster: Cluster, type: ResourceType, namespace: string, name: string): void {
    const found = cluster.get(namespaces, undefined, namespace);
    if (found === undefined) throw notFound(namespaces, namespace);
    if (found.metadata.deletionTimestamp === undefined) return;
    throw forbidden(
        type,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
        [
            {
                reason: "NamespaceTerminating",
                message: `namespace ${namespace} is being terminated`,
                field: "metadata.namespace",
            },
        ],
    );
}

/** Refuses to delete the namespaces that a cluster cannot be without. */
export function checkNamespaceDeletion(type: ResourceType, name: string): void {
    if (storageKey(type) === "core/namespaces" && immortal.has(name)) {
        throw forbidden(type, name, "this namespace may not be deleted");
    }
}
