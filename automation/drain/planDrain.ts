import type { DrainStep } from "./drainStep";
import type { ManagedObjects } from "./managedObjects";
import { Picture } from "./clusterSnapshot";
import type { Seen } from "./cluster/clusterObject";
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
 * What has to be done to take out of a cluster what made resources in AWS, and what nobody manages, from what there
 * is: ordered steps, those without anything to do or to wait for left out. Nothing to do is an empty plan. What the
 * engine manages is left to it, but for what must be suspended.
 */
export function planDrain(found: readonly Seen[], managed: ManagedObjects): DrainStep[] {
    const picture = new Picture(found, managed);
    return steps
        .map((step) => step(picture))
        .filter(({ actions, waitsFor }) => actions.length > 0 || waitsFor.length > 0);
}
