import type { KubeObject } from "../../../automation/drain/cluster/kubeObject";
import type { ClusterObject } from "../../../automation/drain/cluster/clusterObject";

let made = 0;

/** An object as it is found in a cluster: `of("Service", "services", "default/shop", { spec })`. */
export function of(
    kind: string,
    type: string,
    id: string,
    more: Omit<Partial<KubeObject>, "metadata"> & {
        readonly metadata?: Partial<KubeObject["metadata"]>;
    } = {},
): ClusterObject {
    const [plural = "", ...group] = type.split(".");
    const [name = "", namespace] = id.split("/").reverse();
    made += 1;
    return {
        type: { group: group.join("."), version: "v1", plural, kind, namespaced: namespace !== undefined },
        object: {
            ...more,
            metadata: {
                name,
                uid: `uid-${made}`,
                ...(namespace === undefined ? {} : { namespace }),
                ...more.metadata,
            },
        },
    };
}

/** What makes an object go with another one. */
export function ownedBy({ type, object: { metadata } }: ClusterObject) {
    const { name, uid } = metadata;
    return { ownerReferences: [{ apiVersion: type.version, kind: type.kind, name, uid, controller: true }] };
}

/** A Service that makes a load balancer. */
export function balanced(id: string, metadata: Partial<KubeObject["metadata"]> = {}): ClusterObject {
    return of("Service", "services", id, { spec: { type: "LoadBalancer" }, metadata });
}

/** The definition of a type of custom resources. */
export function defined(type: string, metadata: Partial<KubeObject["metadata"]> = {}): ClusterObject {
    return of("CustomResourceDefinition", "customresourcedefinitions.apiextensions.k8s.io", type, {
        metadata,
    });
}
