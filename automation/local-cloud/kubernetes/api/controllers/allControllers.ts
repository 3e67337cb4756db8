import { gatewayClasses } from "../../aws/gateways/gatewayClasses";
import { gatewayLoadBalancers } from "../../aws/gateways/gatewayLoadBalancers";
import { loadBalancerConfigurations } from "../../aws/gateways/loadBalancerConfigurations";
import { ingressLoadBalancers } from "../../aws/load-balancers/ingressLoadBalancers";
import { serviceLoadBalancers } from "../../aws/load-balancers/serviceLoadBalancers";
import { targetGroupBindings } from "../../aws/load-balancers/targetGroupBindings";
import { helmReleases } from "../../flux/helmReleases";
import { kustomizations } from "../../flux/kustomizations";
import { fluxSources } from "../../flux/sources";
import { type Controller } from "./controller";
import { type ControllerWorld } from "./controllerWorld";
import { customResourceCleanup } from "./customResourceCleanup";
import { daemonSetController } from "./daemonSets";
import { deploymentController } from "./deployments";
import { disruptionBudgets } from "./disruptionBudgets";
import { endpointsController } from "./endpoints";
import { garbageCollector } from "./garbageCollector";
import { ingressAddresses } from "./ingressAddresses";
import { jobController } from "./jobs";
import { namespaceContent } from "./namespaceContent";
import { namespaceDefaults } from "./namespaceDefaults";
import { podLifecycle } from "./podLifecycle";
import { replicaSetController, replicationController } from "./replicaSets";
import { resourceQuotas } from "./resourceQuotas";
import { statefulSetController } from "./statefulSets";
import { volumeClaims } from "./volumeClaims";
import { volumeController } from "./volumes";

/** A fresh set of controllers: some of them remember what they saw. */
export function allControllers(world: ControllerWorld): readonly Controller[] {
    return [
        namespaceDefaults,
        namespaceContent(),
        garbageCollector(),
        customResourceCleanup,
        deploymentController,
        replicaSetController,
        replicationController,
        statefulSetController,
        daemonSetController,
        jobController,
        podLifecycle,
        endpointsController,
        serviceLoadBalancers(world),
        ingressLoadBalancers(world),
        gatewayClasses,
        gatewayLoadBalancers(world),
        loadBalancerConfigurations,
        targetGroupBindings,
        ingressAddresses,
        volumeClaims(world),
        volumeController(world),
        fluxSources(world),
        kustomizations(world),
        helmReleases(world),
        resourceQuotas,
        disruptionBudgets,
    ];
}
