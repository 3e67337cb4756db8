import { ensureObject } from "../../api/bootstrap/ensureObject";
import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { removeFinalizer, removeObject } from "../../api/operations/writes";
import { type Cluster } from "../../api/objects/cluster";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { findKind } from "../../api/resources/resourceTypes";
import { type ResourceType } from "../../api/resources/resourceType";
import { digest } from "./loadBalancerPlan";
import { type MadeTarget } from "./ensureLoadBalancer";
import { concerns, isRunning } from "../../controllers/pods/runningPods";
import { loadBalancerController } from "./loadBalancerClass";
import { trackingLabels, type TrackingPrefix } from "./tracking";

const apiVersion = "elbv2.k8s.aws/v1beta1";
const kind = "TargetGroupBinding";
const storage = "elbv2.k8s.aws/targetgroupbindings";
const finalizer = "elbv2.k8s.aws/resources";

function bindingsOf(
    cluster: Cluster,
    type: ResourceType,
    prefix: TrackingPrefix,
    owner: KubernetesObject,
): KubernetesObject[] {
    const labels = Object.entries(trackingLabels(prefix, owner));
    return cluster
        .list(type)
        .filter(({ metadata }) => labels.every(([key, value]) => metadata.labels?.[key] === value));
}

function release(cluster: Cluster, type: ResourceType, binding: KubernetesObject): void {
    removeObject(cluster, type, binding);
    const { namespace, name } = binding.metadata;
    const marked = cluster.get(type, namespace, name);
    if (marked !== undefined) removeFinalizer(cluster, type, marked, finalizer);
}

/**
 * Makes the TargetGroupBindings of a load balancer and removes those of ports that are no more: objects by which the
 * AWS Load Balancer Controller remembers which pods are behind a target group, held by a finalizer of its own
 * (AWS Load Balancer Controller, "TargetGroupBinding").
 */
export function bindTargets(
    cluster: Cluster,
    prefix: TrackingPrefix,
    owner: KubernetesObject,
    targets: readonly MadeTarget[],
): void {
    const type = findKind(cluster, apiVersion, kind);
    if (type === undefined) return;
    const names = new Set<string>();
    for (const { arn, target } of targets) {
        const { name: group, type: targetType, service } = target;
        const name = `${group.slice(0, 52)}-${digest(arn, 10)}`;
        names.add(name);
        const binding: KubernetesObject = {
            apiVersion,
            kind,
            metadata: {
                name,
                namespace: service.namespace ?? owner.metadata.namespace ?? "",
                labels: { ...trackingLabels(prefix, owner) },
                finalizers: [finalizer],
            },
            spec: {
                targetGroupARN: arn,
                targetType,
                serviceRef: { name: service.name, port: service.port },
            },
        };
        ensureObject(cluster, binding, loadBalancerController);
    }
    for (const binding of bindingsOf(cluster, type, prefix, owner)) {
        if (!names.has(binding.metadata.name)) release(cluster, type, binding);
    }
}

/** Removes the TargetGroupBindings of a load balancer; false while one is held by somebody else. */
export function unbindTargets(cluster: Cluster, prefix: TrackingPrefix, owner: KubernetesObject): boolean {
    const type = findKind(cluster, apiVersion, kind);
    if (type === undefined) return true;
    for (const binding of bindingsOf(cluster, type, prefix, owner)) release(cluster, type, binding);
    return bindingsOf(cluster, type, prefix, owner).length === 0;
}

/** Lets go of TargetGroupBindings that somebody deletes, while the AWS Load Balancer Controller runs. */
export const targetGroupBindings: Controller = {
    name: "target-group-binding",

    keysFor(change) {
        const { cluster, storageKey, object, isDeleted } = change;
        if (storageKey === storage) return isDeleted ? [] : [keyOf(object)];
        const type = concerns(change, loadBalancerController)
            ? findKind(cluster, apiVersion, kind)
            : undefined;
        return type === undefined ? [] : cluster.list(type).map(keyOf);
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const type = findKind(cluster, apiVersion, kind);
        const binding = type === undefined ? undefined : cluster.get(type, namespace, name);
        if (type === undefined || binding?.metadata.deletionTimestamp === undefined) return;
        if (isRunning(cluster, loadBalancerController)) removeFinalizer(cluster, type, binding, finalizer);
    },
};
