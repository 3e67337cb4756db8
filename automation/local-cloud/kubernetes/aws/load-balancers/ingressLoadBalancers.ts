import { type Controller, keyOf, splitKey } from "../../api/controllers/controller";
import { type ControllerWorld } from "../../api/controllers/controllerWorld";
import { recordEvent } from "../../api/controllers/events";
import { Pauses } from "../../api/controllers/pauses";
import { addFinalizer, removeFinalizer, writeStatus } from "../../api/controllers/writes";
import { type Cluster } from "../../api/objects/cluster";
import { equal, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { CloudError } from "../../../protocol/providerModel";
import { type AwsCluster, awsClusterOf } from "../awsCluster";
import { concerns, isRunning } from "../runningPods";
import { ensureLoadBalancer } from "./ensureLoadBalancer";
import { ingressPlan, stackTags } from "./ingressPlan";
import { type IngressStack, ingresses, stackOf } from "./ingressStack";
import { loadBalancerController } from "./loadBalancerClass";
import { removeBalancers, removeGroups } from "./removeLoadBalancer";
import { bindTargets, unbindTargets } from "./targetGroupBindings";

// AWS's seconds until a new load balancer has its name, and until a deleted one lets go of its interfaces.
const seconds = { create: 5, delete: 30 };

/** One Ingress and what shares its load balancer. */
interface Task {
    readonly cluster: Cluster;
    readonly aws: AwsCluster;
    readonly ingress: KubernetesObject;
    readonly stack: IngressStack;
    readonly pauses: Pauses;
    readonly again: () => void;
}

function live({ cluster, ingress }: Task): KubernetesObject | undefined {
    return cluster.get(ingresses, ingress.metadata.namespace, ingress.metadata.name);
}

function bring(task: Task): void {
    const { cluster, aws, ingress, stack, pauses, again } = task;
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
    const { namespace = "", name, uid = "" } = ingress.metadata;
    const own = made.targets.filter(({ target }) =>
        Object.values(target.tags).some((value) => value.startsWith(`${namespace}/${name}-`)),
    );
    bindTargets(cluster, ingress, own);
    const held = live(task);
    const loadBalancer = { ingress: [{ hostname: made.hostname }] };
    if (held === undefined || equal(valueAt(held, ["status", "loadBalancer"]), loadBalancer)) return;
    if (pauses.isOver(`create ${made.arn} ${uid}`, seconds.create, again)) {
        writeStatus(cluster, ingresses, held, { loadBalancer });
    }
}

function take(task: Task): void {
    const { cluster, aws, ingress, stack, pauses, again } = task;
    if (ingress.metadata.finalizers?.includes(stack.finalizer) !== true) return;
    if (!unbindTargets(cluster, ingress)) return;
    if (stack.members.length > 0) {
        // The others keep the load balancer.
        ensureLoadBalancer(aws, ingressPlan(aws, cluster, stack));
        removeFinalizer(cluster, ingresses, ingress, stack.finalizer);
        return;
    }
    removeBalancers(aws, stackTags(aws, stack));
    if (!pauses.isOver(`delete ${ingress.metadata.uid ?? ""}`, seconds.delete, again)) return;
    removeGroups(aws, stackTags(aws, stack));
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
            const task = { cluster, aws, ingress, stack, pauses, again };
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
