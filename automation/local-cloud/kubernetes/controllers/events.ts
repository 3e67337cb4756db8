import { ensureObject } from "../api/bootstrap/ensureObject";
import { type Cluster } from "../api/objects/cluster";
import { hashSuffix } from "../api/objects/hash";
import { type KubernetesObject, timestamp } from "../api/objects/kubernetesObject";

/** Tells about an object, once for each thing there is to tell; `kubectl describe` shows it. */
export function recordEvent(
    cluster: Cluster,
    { apiVersion, kind, metadata }: KubernetesObject,
    type: "Normal" | "Warning",
    reason: string,
    message: string,
    component: string,
): void {
    const { name, namespace, uid = "", resourceVersion = "" } = metadata;
    const now = timestamp();
    ensureObject(
        cluster,
        {
            apiVersion: "v1",
            kind: "Event",
            metadata: {
                name: `${name}.${hashSuffix(`${uid} ${reason} ${message}`, 16)}`,
                namespace: namespace ?? "default",
            },
            involvedObject: {
                apiVersion,
                kind,
                name,
                ...(namespace === undefined ? {} : { namespace }),
                uid,
                resourceVersion,
            },
            type,
            reason,
            message,
            source: { component },
            reportingComponent: component,
            reportingInstance: "",
            firstTimestamp: now,
            lastTimestamp: now,
            count: 1,
        },
        component,
    );
}
