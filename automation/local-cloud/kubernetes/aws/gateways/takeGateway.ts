import { removeFinalizer } from "../../api/operations/writes";
import { removeAll } from "../load-balancers/provisioning";
import { unbindTargets } from "../load-balancers/targetGroupBindings";
import { gatewayPrefix, gatewayTags } from "./gatewayPlan";
import { attachedRoutes, listenersOf } from "./gatewayRoutes";
import { complain, gatewayFinalizer, type GatewayTask, liveGateway } from "./gatewayTask";

/** Removes the load balancer of a Gateway that is being deleted, and lets the Gateway go. Throws AWS's refusal. */
export function takeGateway(task: GatewayTask): void {
    const { cluster, aws, type, flavour, gateway, routesHold, times } = task;
    const finalizer = gatewayFinalizer(flavour);
    if (gateway.metadata.finalizers?.includes(finalizer) !== true) return;
    const attached = listenersOf(gateway)
        .flatMap((listener) => attachedRoutes(cluster, flavour, gateway, listener))
        .map(({ kind, metadata }) => `(${kind}, ${metadata.namespace ?? ""}:${metadata.name})`);
    if (routesHold && attached.length > 0) {
        const routes = [...new Set(attached)].sort().join(",");
        const why = `Gateway deletion invoked with routes attached [${routes}]`;
        complain(task, "FailedDeleteRoutesAttached", why);
        return;
    }
    if (!unbindTargets(cluster, gatewayPrefix(flavour), gateway)) return;
    if (!removeAll(aws, gatewayTags(aws, flavour, gateway), times)) return;
    const live = liveGateway(task);
    if (live !== undefined) removeFinalizer(cluster, type, live, finalizer);
}
