import { keepTimes } from "../../controllers/conditions";
import { addFinalizer } from "../../api/operations/writes";
import { listOf, objectOf, valueAt } from "../../api/objects/json";
import { type KubernetesObject } from "../../api/objects/kubernetesObject";
import { conditionOf } from "../../api/objects/workload";
import { ensureLoadBalancer, type MadeLoadBalancer } from "../load-balancers/ensureLoadBalancer";
import { removeAtOnce } from "../load-balancers/provisioning";
import { removeBalancers } from "../load-balancers/removeLoadBalancer";
import { bindTargets } from "../load-balancers/targetGroupBindings";
import { mergedConfiguration } from "./gatewayConfiguration";
import { gatewayPlan, gatewayPrefix, gatewayTags } from "./gatewayPlan";
import { attachedRoutes, kindsOf, listenersOf } from "./gatewayRoutes";
import { condition, tell } from "./gatewayStatus";
import { complain, gatewayFinalizer, type GatewayTask, liveGateway } from "./gatewayTask";
import { gatewayGroup } from "./gatewayTypes";

function tellMade(task: GatewayTask, live: KubernetesObject, { arn, hostname }: MadeLoadBalancer): void {
    const { cluster, type, flavour, times } = task;
    const programmed = conditionOf(live, "Programmed");
    const isUp = (programmed?.status === "True" && programmed.message === arn) || times.isUp(arn);
    const conditions = [
        condition(live, "Accepted", true, "Accepted", ""),
        ...(isUp ? [condition(live, "Programmed", true, "Programmed", arn)] : []),
    ];
    const known = listOf(valueAt(live, ["status", "listeners"])).map(objectOf);
    const listeners = listenersOf(live).map((listener) => ({
        name: listener.name ?? "",
        supportedKinds: kindsOf(listener).map((kind) => ({ group: gatewayGroup, kind })),
        attachedRoutes: attachedRoutes(cluster, flavour, live, listener).length,
        conditions: keepTimes(known.find(({ name }) => name === listener.name)?.conditions, [
            condition(live, "Accepted", true, "Accepted", "Listener is accepted"),
        ]),
    }));
    tell(cluster, type, live, conditions, { addresses: [{ type: "Hostname", value: hostname }], listeners });
}

/** Makes the load balancer of a Gateway, and tells on the Gateway where it is. Throws AWS's refusal. */
export function bringGateway(task: GatewayTask, gatewayClass: KubernetesObject): void {
    const { cluster, aws, type, flavour, gateway } = task;
    const found = mergedConfiguration(cluster, gatewayClass, gateway);
    if ("missing" in found) {
        const why = `LoadBalancerConfiguration ${found.missing} not found`;
        tell(cluster, type, gateway, [condition(gateway, "Accepted", false, "Invalid", why)]);
        return;
    }
    const plan = gatewayPlan(aws, cluster, flavour, gateway, found.spec);
    if (plan.subnets.length === 0) {
        const why = "unable to resolve at least one subnet (0 match VPC and tags)";
        complain(task, "FailedBuildModel", `Failed build model due to ${why}`);
        return;
    }
    addFinalizer(cluster, type, gateway, gatewayFinalizer(flavour));
    const made = ensureLoadBalancer(aws, plan);
    bindTargets(cluster, gatewayPrefix(flavour), gateway, made.targets);
    // What it was before, e.g. internal, and target groups of routes that are no more.
    removeBalancers(aws, gatewayTags(aws, flavour, gateway), made.arn);
    const live = liveGateway(task);
    // Where another process let it go meanwhile, nobody would ask for this again.
    if (live === undefined) removeAtOnce(aws, gatewayTags(aws, flavour, gateway));
    else tellMade(task, live, made);
}
