import type { ClusterSnapshot } from "../clusterSnapshot";
import { deletionStep, type DrainStep } from "../drainStep";
import { isGitOps } from "../cluster/resourceType";
import { isOf, type ClusterObject } from "../cluster/clusterObject";

/** Types that EKS and its add-ons use themselves; their objects are deleted with the cluster. */
const ofTheCluster = /(^|\.)(vpcresources|networking)\.k8s\.aws$|(^|\.)crd\.k8s\.amazonaws\.com$/;

/** Types whose objects are nodes or make nodes: whatever runs on those is deleted first. */
const makesNodes = /(^|\.)karpenter(\.k8s\.aws|\.sh)$/;

/** Labels of what the AWS Load Balancer Controller makes for a Service, an Ingress or a Gateway, and deletes with it. */
const ofLoadBalancers = /^(service|ingress|gateway)\.k8s\.aws(\.[an]lb)?\/stack/;

function isOfLoadBalancer({ object }: ClusterObject): boolean {
    return Object.keys(object.metadata.labels ?? {}).some((label) => ofLoadBalancers.test(label));
}

function customResources(snapshot: ClusterSnapshot): ClusterObject[] {
    const defined = new Set(
        snapshot
            .of("customresourcedefinitions.apiextensions.k8s.io")
            .map(({ object }) => object.metadata.name),
    );
    return snapshot.all.filter((item) => {
        const { type, object } = item;
        if (!defined.has(`${type.plural}.${type.group}`)) return false;
        if (isGitOps(type) || ofTheCluster.test(type.group)) return false;
        if (object.metadata.namespace === "kube-system" || isOfLoadBalancer(item)) return false;
        return !snapshot.isManaged(item);
    });
}

/** Deletes the topmost owners, and waits for the custom resources that are deleted with them. */
function step(
    snapshot: ClusterSnapshot,
    name: "custom-resources" | "nodes",
    found: readonly ClusterObject[],
): DrainStep {
    const tops = found.filter((item) => snapshot.topOf(item) === item);
    const rest = found.filter(
        (item) => snapshot.topOf(item) !== item && isCustom(snapshot, snapshot.topOf(item)),
    );
    return deletionStep(name, tops, rest);
}

function isCustom(snapshot: ClusterSnapshot, item: ClusterObject): boolean {
    return snapshot
        .of("customresourcedefinitions.apiextensions.k8s.io")
        .some(({ object }) => object.metadata.name === `${item.type.plural}.${item.type.group}`);
}

/** Deletes custom resources, while the controllers that clean up after them run. */
export function customResourcesStep(snapshot: ClusterSnapshot): DrainStep {
    const found = customResources(snapshot).filter(({ type }) => !makesNodes.test(type.group));
    return step(snapshot, "custom-resources", found);
}

/** Deletes what makes nodes, after everything that runs on them. */
export function nodesStep(snapshot: ClusterSnapshot): DrainStep {
    const found = customResources(snapshot).filter(({ type }) => makesNodes.test(type.group));
    return step(snapshot, "nodes", found);
}

/** Deletes the namespaces that belong neither to the cluster nor to the platform, with everything left in them. */
export function namespacesStep(snapshot: ClusterSnapshot): DrainStep {
    const found = snapshot.all.filter((item) => {
        const { name } = item.object.metadata;
        if (!isOf(item, "namespaces") || /^(default$|kube-|amazon-|aws-|eks-)/.test(name)) return false;
        return !snapshot.isManaged(item) && !snapshot.managed.namespaces.has(name);
    });
    return deletionStep("namespaces", found);
}
