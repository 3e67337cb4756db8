import { deleting, type Picture } from "../clusterSnapshot";
import type { DrainStep } from "../drainStep";
import { isGitOps } from "../listCluster";
import { isOf, type Seen } from "../cluster/clusterObject";

/** Types that EKS and its add-ons keep for themselves; they go with the cluster. */
const ofTheCluster = /(^|\.)(vpcresources|networking)\.k8s\.aws$|(^|\.)crd\.k8s\.amazonaws\.com$/;

/** Types whose objects are nodes, or make them: whatever runs on those goes first. */
const makesNodes = /(^|\.)karpenter(\.k8s\.aws|\.sh)$/;

/** Labels of what the AWS Load Balancer Controller makes for a Service, an Ingress or a Gateway: it goes with that. */
const ofLoadBalancers = /^(service|ingress|gateway)\.k8s\.aws(\.[an]lb)?\/stack/;

function isOfLoadBalancer({ object }: Seen): boolean {
    return Object.keys(object.metadata.labels ?? {}).some((label) => ofLoadBalancers.test(label));
}

function customResources(picture: Picture): Seen[] {
    const defined = new Set(
        picture
            .of("customresourcedefinitions.apiextensions.k8s.io")
            .map(({ object }) => object.metadata.name),
    );
    return picture.all.filter((seen) => {
        const { type, object } = seen;
        if (!defined.has(`${type.plural}.${type.group}`)) return false;
        if (isGitOps(type) || ofTheCluster.test(type.group)) return false;
        if (object.metadata.namespace === "kube-system" || isOfLoadBalancer(seen)) return false;
        return !picture.isManaged(seen);
    });
}

/** What belongs to another one goes with it. */
function step(picture: Picture, name: "custom-resources" | "nodes", found: readonly Seen[]): DrainStep {
    const tops = found.filter((seen) => picture.topOf(seen) === seen);
    const rest = found.filter(
        (seen) => picture.topOf(seen) !== seen && isCustom(picture, picture.topOf(seen)),
    );
    return deleting(name, tops, rest);
}

function isCustom(picture: Picture, seen: Seen): boolean {
    return picture
        .of("customresourcedefinitions.apiextensions.k8s.io")
        .some(({ object }) => object.metadata.name === `${seen.type.plural}.${seen.type.group}`);
}

/** Deletes custom resources, while the controllers that clean up after them run. */
export function customResourcesStep(picture: Picture): DrainStep {
    const found = customResources(picture).filter(({ type }) => !makesNodes.test(type.group));
    return step(picture, "custom-resources", found);
}

/** Deletes what makes nodes, after all that runs on them and needs them. */
export function nodesStep(picture: Picture): DrainStep {
    const found = customResources(picture).filter(({ type }) => makesNodes.test(type.group));
    return step(picture, "nodes", found);
}

/** Deletes namespaces that are neither the cluster's nor the platform's, with all that is left in them. */
export function namespacesStep(picture: Picture): DrainStep {
    const found = picture.all.filter((seen) => {
        const { name } = seen.object.metadata;
        if (!isOf(seen, "namespaces") || /^(default$|kube-|amazon-|aws-|eks-)/.test(name)) return false;
        return !picture.isManaged(seen) && !picture.managed.namespaces.has(name);
    });
    return deleting("namespaces", found);
}
