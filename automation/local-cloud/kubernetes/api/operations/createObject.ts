import { type Manager, managedFieldsAfterUpdate } from "../apply/managedFields";
import { allocate } from "../admission/defaults/allocate";
import { applyDefaults, stampNew } from "../admission/defaults/defaults";
import { dropEmptyMetadata } from "../admission/defaults/emptyMetadata";
import { initialStatus } from "../admission/defaults/initialStatus";
import { applyLimitRanges } from "../admission/plugins/limitRanges";
import { checkNamespace } from "../admission/plugins/namespaceLifecycle";
import { checkPodSecurity } from "../admission/plugins/podSecurity";
import { addProtection } from "../admission/plugins/protection";
import { checkQuotas } from "../admission/plugins/quotas";
import { validationErrors } from "../admission/validation/validate";
import { StoreConflict } from "../../../store/store";
import { type Cluster } from "../objects/cluster";
import { randomSuffix } from "../objects/hash";
import { type KubernetesObject, type ManagedFieldsEntry } from "../objects/kubernetesObject";
import { definitions } from "../resources/resourceTypes";
import { type ResourceType } from "../resources/resourceType";
import { alreadyExists, badRequest, forbidden, invalid } from "../status/errors";
import { required } from "../status/fieldError";
import { StatusError } from "../status/statusError";

/** What every write knows about its writer. */
export interface WriteOptions {
    readonly manager: Manager;
    readonly dryRun: boolean;
}

function place(type: ResourceType, object: KubernetesObject, namespace: string | undefined): void {
    const { metadata } = object;
    if (type.namespaced && namespace !== undefined) {
        if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
            throw badRequest(
                `the namespace of the provided object does not match the namespace sent on the request`,
            );
        }
        metadata.namespace = namespace;
    }
    if ((metadata.name as string | undefined) !== undefined && metadata.name !== "") return;
    if (metadata.generateName === undefined || metadata.generateName === "") {
        throw invalid(type, "", [required("metadata.name", "name or generateName is required")]);
    }
    metadata.name = metadata.generateName + randomSuffix();
}

/** Refuses custom resources whose definition is on its way out. */
function checkDefinition(cluster: Cluster, type: ResourceType, name: string): void {
    if (type.custom === undefined) return;
    const definition = cluster.get(definitions, undefined, `${type.plural}.${type.group}`);
    if (definition?.metadata.deletionTimestamp === undefined) return;
    throw forbidden(type, name, "create not allowed while custom resource definition is terminating");
}

/** The object as it is stored: complete, with everything only the server sets. */
function prepared(cluster: Cluster, type: ResourceType, given: KubernetesObject): KubernetesObject {
    const object = structuredClone(given);
    stampNew(type, object);
    addProtection(type, object);
    const status = initialStatus(type, object);
    if (type.hasStatus) Reflect.deleteProperty(object, "status");
    applyDefaults(type, object);
    for (const webhook of cluster.webhooks) webhook(cluster, type, object);
    const errors = validationErrors(type, object);
    if (errors.length > 0) throw invalid(type, object.metadata.name, errors);
    applyLimitRanges(cluster, type, object);
    checkPodSecurity(cluster, type, object);
    checkQuotas(cluster, type, object);
    allocate(cluster, type, object);
    if (status !== undefined) object.status = status;
    return object;
}

/** Who creates an object owns what was asked for and the defaults, not what admission and allocation add. */
function managedFieldsOfNew(
    type: ResourceType,
    given: KubernetesObject,
    manager: Manager,
): ManagedFieldsEntry[] {
    const object = structuredClone(given);
    if (type.hasStatus) Reflect.deleteProperty(object, "status");
    applyDefaults(type, object);
    return managedFieldsAfterUpdate(type, undefined, object, manager);
}

/** Creates an object; refuses as the API server does. With `managedFields`, they are kept instead of computed. */
export function createObject(
    cluster: Cluster,
    type: ResourceType,
    namespace: string | undefined,
    given: KubernetesObject,
    options: WriteOptions,
    managedFields?: ManagedFieldsEntry[],
): KubernetesObject {
    const named = { ...given, metadata: { ...given.metadata } };
    dropEmptyMetadata(named.metadata);
    place(type, named, namespace);
    const { name } = named.metadata;
    if (type.namespaced) checkNamespace(cluster, type, named.metadata.namespace ?? "", name);
    checkDefinition(cluster, type, name);
    if (named.metadata.resourceVersion !== undefined && named.metadata.resourceVersion !== "") {
        throw new StatusError(500, "", "resourceVersion should not be set on objects to be created");
    }
    if (cluster.get(type, named.metadata.namespace, name) !== undefined) throw alreadyExists(type, name);
    const object = prepared(cluster, type, named);
    const owned = managedFields ?? managedFieldsOfNew(type, named, options.manager);
    if (owned.length > 0) object.metadata.managedFields = owned;
    if (options.dryRun) return object;
    try {
        return cluster.put(type, object);
    } catch (error) {
        if (error instanceof StoreConflict) throw alreadyExists(type, name, error);
        throw error;
    }
}
