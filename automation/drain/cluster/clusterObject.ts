import type { KubeObject } from "./kubeObject";
import { typeName, type ResourceType } from "./resourceType";

/** An object that was found in a cluster, and the type by which it is reached. */
export interface Seen {
    readonly type: ResourceType;
    readonly object: KubeObject;
}

/** What names an object in its cluster: `Service default/shop`, `Namespace shop`. */
export function objectName({ type: { kind }, object: { metadata } }: Seen): string {
    const { namespace, name } = metadata;
    return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

/** What kubectl takes for an object: `services/shop -n default`. */
export function kubectlName({ type, object: { metadata } }: Seen): string {
    const where = metadata.namespace === undefined ? "" : ` -n ${metadata.namespace}`;
    return `${typeName(type)}/${metadata.name}${where}`;
}

/** Whether an object is on its way out. */
export function isLeaving({ object }: Seen): boolean {
    return object.metadata.deletionTimestamp !== undefined;
}

/** Whether an object is of a type, named as in `typeName`. */
export function isOf({ type }: Seen, name: string): boolean {
    return typeName(type) === name;
}
