import { type Controller, keyOf, splitKey } from "../../controllers/controller";
import { addFinalizer, removeFinalizer } from "../../api/operations/writes";
import { loadBalancerController } from "../load-balancers/loadBalancerClass";
import { concerns } from "../../controllers/pods/runningPods";
import { configurationOf } from "./gatewayConfiguration";
import { condition, tell } from "./gatewayStatus";
import { gatewaySupport } from "./gatewaySupport";
import {
    classNameOf,
    controllerGroup,
    definedType,
    flavourOf,
    gatewayGroup,
    listDefined,
} from "./gatewayTypes";

const finalizer = "gateway.k8s.aws/gatewayclass";

/** Accepts the classes of the AWS Load Balancer Controller, and lets them go after their Gateways: while it runs. */
export const gatewayClasses: Controller = {
    name: "gateway-class",

    keysFor(change) {
        const { cluster, storageKey, object, isDeleted } = change;
        if (storageKey === `${gatewayGroup}/gatewayclasses`) return isDeleted ? [] : [keyOf(object)];
        if (storageKey === `${gatewayGroup}/gateways`) return [`/${classNameOf(object)}`];
        const isConcerned =
            storageKey === `${controllerGroup}/loadbalancerconfigurations` ||
            concerns(change, loadBalancerController);
        return isConcerned ? listDefined(cluster, "gatewayclasses").map(keyOf) : [];
    },

    reconcile(cluster, key) {
        const type = definedType(cluster, "gatewayclasses");
        const found = type === undefined ? undefined : cluster.get(type, undefined, splitKey(key).name);
        const flavour = flavourOf(found);
        if (type === undefined || found === undefined || flavour === undefined) return;
        if (gatewaySupport(cluster)?.flavours.has(flavour) !== true) return;
        if (found.metadata.deletionTimestamp !== undefined) {
            const isUsed = listDefined(cluster, "gateways").some(
                (gateway) => classNameOf(gateway) === found.metadata.name,
            );
            if (!isUsed) removeFinalizer(cluster, type, found, finalizer);
            return;
        }
        addFinalizer(cluster, type, found, finalizer);
        const configuration = configurationOf(cluster, found);
        const why =
            "missing" in configuration ? `LoadBalancerConfiguration ${configuration.missing} not found` : "";
        const accepted =
            why === ""
                ? condition(found, "Accepted", true, "Accepted", "Accepted")
                : condition(found, "Accepted", false, "NotFound", why);
        tell(cluster, type, found, [accepted]);
    },
};
