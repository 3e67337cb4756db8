import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { addFinalizer, removeFinalizer } from "../../api/operations/writes";
import { loadBalancerController } from "../load-balancers/loadBalancerClass";
import { concerns } from "../../controllers/pods/runningPods";
import { configurationNamed } from "./gatewayConfiguration";
import { gatewaySupport } from "./gatewaySupport";
import { controllerGroup, definedType, gatewayGroup, listDefined } from "./gatewayTypes";

const plural = "loadbalancerconfigurations";
const finalizer = "gateway.k8s.aws/loadbalancerconfigurations";

/** Keeps what Gateways and their classes are configured by until none of them names it: while the controller runs. */
export const loadBalancerConfigurations: Controller = {
    name: "load-balancer-configuration",

    keysFor(change) {
        const { cluster, storageKey, object, isDeleted } = change;
        if (storageKey === `${controllerGroup}/${plural}`) return isDeleted ? [] : [keyOf(object)];
        const isConcerned =
            storageKey === `${gatewayGroup}/gateways` ||
            storageKey === `${gatewayGroup}/gatewayclasses` ||
            concerns(change, loadBalancerController);
        return isConcerned ? listDefined(cluster, plural, controllerGroup).map(keyOf) : [];
    },

    reconcile(cluster, key) {
        const { namespace, name } = splitKey(key);
        const type = definedType(cluster, plural, controllerGroup);
        const found = type === undefined ? undefined : cluster.get(type, namespace, name);
        if (type === undefined || found === undefined) return;
        if ((gatewaySupport(cluster)?.flavours.size ?? 0) === 0) return;
        if (found.metadata.deletionTimestamp === undefined) {
            addFinalizer(cluster, type, found, finalizer);
            return;
        }
        const users = ["gateways", "gatewayclasses"].flatMap((each) => listDefined(cluster, each));
        if (users.some((user) => configurationNamed(user) === key)) return;
        removeFinalizer(cluster, type, found, finalizer);
    },
};
