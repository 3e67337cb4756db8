import type { DrainStep } from "./drainStep";
import type { ManagedObjects } from "./managedObjects";
import { ClusterSnapshot } from "./clusterSnapshot";
import type { ClusterObject } from "./cluster/clusterObject";
import { customResourcesStep, namespacesStep, nodesStep } from "./steps/customResources";
import { controllersStep, releasesStep, suspendStep } from "./steps/gitops";
import { loadBalancersStep } from "./steps/loadBalancers";
import { volumesStep, workloadsStep } from "./steps/volumes";

const steps = [
    suspendStep,
    releasesStep,
    loadBalancersStep,
    workloadsStep,
    volumesStep,
    customResourcesStep,
    nodesStep,
    controllersStep,
    namespacesStep,
];

/**
 * Plans a drain: the steps, in order, that remove from a cluster the objects that made resources in AWS and the objects
 * that nobody manages. Steps without anything to do or to wait for are left out; the plan is empty if nothing is to be
 * done. Objects that the engine manages are left to it, except that GitOps among them is suspended.
 */
export function planDrain(found: readonly ClusterObject[], managed: ManagedObjects): DrainStep[] {
    const snapshot = new ClusterSnapshot(found, managed);
    return steps
        .map((step) => step(snapshot))
        .filter(({ actions, waitsFor }) => actions.length > 0 || waitsFor.length > 0);
}
