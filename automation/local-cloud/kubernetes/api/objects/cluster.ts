import { type Entity, type Store } from "../../../store/store";
import { type ResourceType, apiVersionOf, storageKey } from "../resources/resourceType";
import { type KubernetesObject } from "./kubernetesObject";

/** Prefix of the store kinds that hold one cluster's objects. */
export function clusterPrefix(clusterId: string): string {
    return `k8s/${clusterId}/`;
}

/** Id of an object in the store: `<namespace>/<name>`, `/<name>` for cluster-scoped ones. */
export function objectId(namespace: string | undefined, name: string): string {
    return `${namespace ?? ""}/${name}`;
}

/** The object of a stored entity, with its resource version, in the API version asked for. */
export function objectOfEntity(entity: Entity<KubernetesObject>, type?: ResourceType): KubernetesObject {
    return {
        ...entity.body,
        ...(type === undefined ? {} : { apiVersion: apiVersionOf(type) }),
        metadata: { ...entity.body.metadata, resourceVersion: String(entity.version) },
    };
}

function withoutResourceVersion(object: KubernetesObject): KubernetesObject {
    const metadata = { ...object.metadata };
    delete metadata.resourceVersion;
    return { ...object, metadata };
}

/** What a program in the cluster changes in a new object, in place, before the API server checks it (a mutating webhook). */
export type Webhook = (cluster: Cluster, type: ResourceType, object: KubernetesObject) => void;

/** One cluster's objects, kept in the account's store. Objects it returns are never to be changed in place. */
export class Cluster {
    constructor(
        readonly store: Store,
        readonly id: string,
        readonly webhooks: readonly Webhook[] = [],
    ) {}

    /** The store kind that holds a resource's objects. */
    storeKind(type: ResourceType): string {
        return clusterPrefix(this.id) + storageKey(type);
    }

    get(type: ResourceType, namespace: string | undefined, name: string): KubernetesObject | undefined {
        const entity = this.store.get<KubernetesObject>(this.storeKind(type), objectId(namespace, name));
        return entity === undefined ? undefined : objectOfEntity(entity, type);
    }

    /** All objects of a resource, or those of one namespace, by namespace and name. */
    list(type: ResourceType, namespace?: string): KubernetesObject[] {
        const entities = this.store.list<KubernetesObject>(this.storeKind(type));
        const wanted =
            namespace === undefined ? entities : entities.filter(({ id }) => id.startsWith(`${namespace}/`));
        return wanted.map((entity) => objectOfEntity(entity, type));
    }

    /** Stores an object. Its resource version is the one expected in the store; without one it must not exist yet. */
    put(type: ResourceType, object: KubernetesObject): KubernetesObject {
        const { namespace, name, resourceVersion } = object.metadata;
        const entity = this.store.put(
            this.storeKind(type),
            objectId(namespace, name),
            withoutResourceVersion(object),
            Number(resourceVersion ?? 0),
        );
        return objectOfEntity(entity, type);
    }

    /** Removes an object if it is still at its resource version. */
    remove(type: ResourceType, object: KubernetesObject): void {
        const { namespace, name, resourceVersion } = object.metadata;
        this.store.delete(this.storeKind(type), objectId(namespace, name), Number(resourceVersion));
    }
}
