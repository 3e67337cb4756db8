import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { type ControllerWorld } from "../../controllers/controllerWorld";
import { recordEvent } from "../../controllers/events";
import { Pauses } from "../../controllers/pauses";
import { addFinalizer, removeFinalizer, writeStatus } from "../../api/operations/writes";
import { type Cluster } from "../../api/objects/cluster";
import { equal, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { CloudError } from "../../../protocol/providerModel";
import { type AwsCluster, awsClusterOf } from "../awsCluster";
import { concerns, isRunning } from "../../controllers/pods/runningPods";
import { ensureLoadBalancer } from "./ensureLoadBalancer";
import { ingressPlan, stackTags } from "./ingressPlan";
import { type IngressStack, ingresses, stackOf } from "./ingressStack";
import { loadBalancerController } from "./loadBalancerClass";
import { type AwsTimes, awsTimes, removeAll } from "./provisioning";
import { removeBalancers } from "./removeLoadBalancer";
import { bindTargets, unbindTargets } from "./targetGroupBindings";

const prefix = "ingress.k8s.aws";

/** One Ingress and what shares its load balancer. */
interface Task {
    readonly cluster: Cluster;
    readonly aws: AwsCluster;
    readonly ingress: KubernetesObject;
    readonly stack: IngressStack;
    readonly times: AwsTimes;
}

function live({ cluster, ingress }: Task): KubernetesObject | undefined {
    return cluster.get(ingresses, ingress.metadata.namespace, ingress.metadata.name);
}

function bring(task: Task): void {
    const { cluster, aws, ingress, stack, times } = task;
    const plan = ingressPlan(aws, cluster, stack);
    if (plan.subnets.length === 0) {
        const why = "couldn't auto-discover subnets: unable to resolve at least one subnet";
        recordEvent(
            cluster,
            ingress,
            "Warning",
            "FailedBuildModel",
            `Failed build model due to ${why}`,
            "ingress",
        );
        return;
    }
    addFinalizer(cluster, ingresses, ingress, stack.finalizer);
    const made = ensureLoadBalancer(aws, plan);
    removeBalancers(aws, stackTags(aws, stack), made.arn);
    const { namespace = "", name } = ingress.metadata;
    const own = made.targets.filter(({ target }) =>
        Object.values(target.tags).some((value) => value.startsWith(`${namespace}/${name}-`)),
    );
    bindTargets(cluster, prefix, ingress, own);
    const held = live(task);
    const loadBalancer = { ingress: [{ hostname: made.hostname }] };
    if (held === undefined || equal(valueAt(held, ["status", "loadBalancer"]), loadBalancer)) return;
    if (times.isUp(made.arn)) writeStatus(cluster, ingresses, held, { loadBalancer });
}

function take({ cluster, aws, ingress, stack, times }: Task): void {
    if (ingress.metadata.finalizers?.includes(stack.finalizer) !== true) return;
    if (!unbindTargets(cluster, prefix, ingress)) return;
    if (stack.members.length > 0) {
        // The others keep the load balancer.
        ensureLoadBalancer(aws, ingressPlan(aws, cluster, stack));
        removeFinalizer(cluster, ingresses, ingress, stack.finalizer);
        return;
    }
    if (!removeAll(aws, stackTags(aws, stack), times)) return;
    removeFinalizer(cluster, ingresses, ingress, stack.finalizer);
}

/** Ingresses of the class `alb` get an application load balancer from the AWS Load Balancer Controller, while it runs. */
export function ingressLoadBalancers(world: ControllerWorld): Controller {
    const pauses = new Pauses(world.latency);
    return {
        name: "ingress-load-balancer",

        keysFor(change) {
            const { cluster, storageKey, object, isDeleted } = change;
            if (storageKey === "networking.k8s.io/ingresses") return isDeleted ? [] : [keyOf(object)];
            const isConcerned =
                storageKey === "networking.k8s.io/ingressclasses" || concerns(change, loadBalancerController);
            return isConcerned ? cluster.list(ingresses).map(keyOf) : [];
        },

        reconcile(cluster, key, again) {
            const { namespace, name } = splitKey(key);
            const ingress = cluster.get(ingresses, namespace, name);
            const stack = ingress === undefined ? undefined : stackOf(cluster, ingress);
            if (ingress === undefined || stack === undefined) return;
            const aws = awsClusterOf(cluster, world);
            if (aws === undefined || !isRunning(cluster, loadBalancerController)) return;
            const task = { cluster, aws, ingress, stack, times: awsTimes(pauses, ingress, again) };
            try {
                if (ingress.metadata.deletionTimestamp === undefined && stack.members.length > 0) bring(task);
                else take(task);
            } catch (error) {
                if (!(error instanceof CloudError)) throw error;
                const why = `Failed deploy model due to ${error.code}: ${error.message}`;
                recordEvent(cluster, ingress, "Warning", "FailedDeployModel", why, "ingress");
            }
        },
    };
}
