import type { KubeObject } from "./kubeObject";
import { typeName, type ResourceType } from "./resourceType";

/** An object found in a cluster, and the type by which the API serves it. */
export interface ClusterObject {
    readonly type: ResourceType;
    readonly object: KubeObject;
}

/** The name of an object in its cluster, for people: `Service default/shop`, `Namespace shop`. */
export function objectName({ type: { kind }, object: { metadata } }: ClusterObject): string {
    const { namespace, name } = metadata;
    return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

/** An object as an argument of kubectl: `services/shop -n default`. */
export function kubectlName({ type, object: { metadata } }: ClusterObject): string {
    const where = metadata.namespace === undefined ? "" : ` -n ${metadata.namespace}`;
    return `${typeName(type)}/${metadata.name}${where}`;
}

/** Whether an object was deleted and waits for its finalizers. */
export function isLeaving({ object }: ClusterObject): boolean {
    return object.metadata.deletionTimestamp !== undefined;
}

/** Whether an object is of a type, named as by `typeName`. */
export function isOf({ type }: ClusterObject, name: string): boolean {
    return typeName(type) === name;
}
