import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { type ControllerWorld } from "../../controllers/controllerWorld";
import { Pauses } from "../../controllers/pauses";
import { conditionOf } from "../../api/objects/workload";
import { CloudError } from "../../../protocol/providerModel";
import { awsClusterOf } from "../awsCluster";
import { loadBalancerController } from "../load-balancers/loadBalancerClass";
import { awsTimes } from "../load-balancers/provisioning";
import { concerns } from "../../controllers/pods/runningPods";
import { bringGateway } from "./bringGateway";
import { isRouteStorage } from "./gatewayRoutes";
import { gatewaySupport } from "./gatewaySupport";
import { complain } from "./gatewayTask";
import { classOf, controllerGroup, definedType, flavourOf, gatewayGroup, listDefined } from "./gatewayTypes";
import { takeGateway } from "./takeGateway";

const concerning = new Set([
    `${gatewayGroup}/gatewayclasses`,
    `${controllerGroup}/loadbalancerconfigurations`,
    "elbv2.k8s.aws/targetgroupbindings",
]);

/**
 * Gateways get a load balancer in AWS from the AWS Load Balancer Controller, an application load balancer or a network
 * load balancer as their class says, and wait for its removal before they go: while it runs and knows of them.
 */
export function gatewayLoadBalancers(world: ControllerWorld): Controller {
    const pauses = new Pauses(world.latency);
    return {
        name: "gateway-load-balancer",

        keysFor(change) {
            const { cluster, storageKey, object, isDeleted } = change;
            if (storageKey === `${gatewayGroup}/gateways`) return isDeleted ? [] : [keyOf(object)];
            const isConcerned =
                concerning.has(storageKey) ||
                isRouteStorage(storageKey) ||
                concerns(change, loadBalancerController);
            return isConcerned ? listDefined(cluster, "gateways").map(keyOf) : [];
        },

        reconcile(cluster, key, again) {
            const { namespace, name } = splitKey(key);
            const type = definedType(cluster, "gateways");
            const gateway = type === undefined ? undefined : cluster.get(type, namespace, name);
            if (type === undefined || gateway === undefined) return;
            // Without its class nobody knows whose it is, nor what to do when it goes.
            const gatewayClass = classOf(cluster, gateway);
            const flavour = flavourOf(gatewayClass);
            if (gatewayClass === undefined || flavour === undefined) return;
            const support = gatewaySupport(cluster);
            const aws = awsClusterOf(cluster, world);
            if (aws === undefined || support?.flavours.has(flavour) !== true) return;
            if (conditionOf(gatewayClass, "Accepted")?.status !== "True") return;
            const times = awsTimes(pauses, gateway, again);
            const { routesHold } = support;
            const task = { cluster, aws, type, flavour, gateway, routesHold, times };
            try {
                if (gateway.metadata.deletionTimestamp === undefined) bringGateway(task, gatewayClass);
                else takeGateway(task);
            } catch (error) {
                if (!(error instanceof CloudError)) throw error;
                const why = `Failed deploy model due to ${error.code}: ${error.message}`;
                complain(task, "FailedDeployModel", why);
            }
        },
    };
}
