import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { type ControllerWorld } from "../../controllers/controllerWorld";
import { recordEvent } from "../../controllers/events";
import { Pauses } from "../../controllers/pauses";
import { addFinalizer, removeFinalizer, writeStatus } from "../../api/operations/writes";
import { type Cluster } from "../../api/objects/cluster";
import { listOf, objectOf, textOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { builtin } from "../../api/resources/builtinResources";
import { CloudError } from "../../../protocol/providerModel";
import { type AwsCluster, awsClusterOf } from "../awsCluster";
import { concerns, isRunning } from "../../controllers/pods/runningPods";
import { ensureLoadBalancer } from "./ensureLoadBalancer";
import {
    finalizers,
    loadBalancerController,
    type LoadBalancerOwner,
    ownerOf,
    wantsLoadBalancer,
} from "./loadBalancerClass";
import { type AwsTimes, awsTimes, removeAll, removeAtOnce } from "./provisioning";
import { removeBalancers } from "./removeLoadBalancer";
import { servicePlan, serviceTags } from "./servicePlan";
import { bindTargets, unbindTargets } from "./targetGroupBindings";

const services = builtin("core/services");
const prefix = "service.k8s.aws";

const components = { controller: "service", legacy: "service-controller" } as const;

const failures = {
    controller: { reason: "FailedDeployModel", words: "Failed deploy model due to " },
    legacy: {
        reason: "SyncLoadBalancerFailed",
        words: "Error syncing load balancer: failed to ensure load balancer: ",
    },
} as const;

const noSubnets = {
    controller: "unable to resolve at least one subnet (0 match VPC and tags)",
    legacy: "could not find any suitable subnets for creating the ELB",
} as const;

/** One Service and who looks after it. */
interface Task {
    readonly cluster: Cluster;
    readonly aws: AwsCluster;
    readonly owner: LoadBalancerOwner;
    readonly service: KubernetesObject;
    readonly times: AwsTimes;
}

function tell({ cluster, owner, service }: Task, why: string): void {
    const { reason, words } = failures[owner];
    recordEvent(cluster, service, "Warning", reason, words + why, components[owner]);
}

function bring(task: Task): void {
    const { cluster, aws, owner, service, times } = task;
    const plan = servicePlan(owner, aws, cluster, service);
    if (plan.subnets.length === 0) {
        tell(task, noSubnets[owner]);
        return;
    }
    addFinalizer(cluster, services, service, finalizers[owner]);
    const made = ensureLoadBalancer(aws, plan);
    // What it was before, e.g. internal.
    removeBalancers(aws, serviceTags(owner, aws, service), made.arn);
    if (owner === "controller") bindTargets(cluster, prefix, service, made.targets);
    const held = cluster.get(services, service.metadata.namespace, service.metadata.name);
    if (held === undefined) {
        // Another process let it go meanwhile: nobody would ask for this again.
        removeAtOnce(aws, serviceTags(owner, aws, service));
        return;
    }
    const [known] = listOf(valueAt(held, ["status", "loadBalancer", "ingress"])).map(objectOf);
    if (textOf(known?.hostname) === made.hostname) return;
    if (!times.isUp(made.arn)) return;
    writeStatus(cluster, services, held, { loadBalancer: { ingress: [{ hostname: made.hostname }] } });
}

function take({ cluster, aws, owner, service, times }: Task): void {
    if (service.metadata.finalizers?.includes(finalizers[owner]) !== true) return;
    if (owner === "controller" && !unbindTargets(cluster, prefix, service)) return;
    if (!removeAll(aws, serviceTags(owner, aws, service), times)) return;
    if (listOf(valueAt(service, ["status", "loadBalancer", "ingress"])).length > 0) {
        writeStatus(cluster, services, service, { loadBalancer: {} });
    }
    const cleared = cluster.get(services, service.metadata.namespace, service.metadata.name);
    if (cleared !== undefined) removeFinalizer(cluster, services, cleared, finalizers[owner]);
}

/**
 * Services of type LoadBalancer get a network load balancer in AWS, and wait for its removal before they go. Who makes
 * it must run: EKS's cloud provider does as long as the cluster is there, the AWS Load Balancer Controller needs nodes.
 */
export function serviceLoadBalancers(world: ControllerWorld): Controller {
    const pauses = new Pauses(world.latency);
    return {
        name: "service-load-balancer",

        keysFor(change) {
            const { cluster, storageKey, object, isDeleted } = change;
            if (storageKey === "core/services") return isDeleted ? [] : [keyOf(object)];
            if (storageKey === "elbv2.k8s.aws/targetgroupbindings") {
                const name = textOf(valueAt(object, ["spec", "serviceRef", "name"]));
                return [`${object.metadata.namespace ?? ""}/${name}`];
            }
            if (!concerns(change, loadBalancerController)) return [];
            return cluster
                .list(services)
                .filter((service) => ownerOf(service) === "controller")
                .map(keyOf);
        },

        reconcile(cluster, key, again) {
            const { namespace, name } = splitKey(key);
            const service = cluster.get(services, namespace, name);
            const aws = service === undefined ? undefined : awsClusterOf(cluster, world);
            if (service === undefined || aws === undefined) return;
            const owner = ownerOf(service);
            if (owner === undefined) return;
            if (owner === "controller" && !isRunning(cluster, loadBalancerController)) return;
            const task = { cluster, aws, owner, service, times: awsTimes(pauses, service, again) };
            try {
                if (wantsLoadBalancer(service)) bring(task);
                else take(task);
            } catch (error) {
                if (!(error instanceof CloudError)) throw error;
                tell(task, `${error.code}: ${error.message}`);
            }
        },
    };
}
