import { gatewayClasses } from "../aws/gateways/gatewayClasses";
import { gatewayLoadBalancers } from "../aws/gateways/gatewayLoadBalancers";
import { loadBalancerConfigurations } from "../aws/gateways/loadBalancerConfigurations";
import { ingressLoadBalancers } from "../aws/load-balancers/ingressLoadBalancers";
import { serviceLoadBalancers } from "../aws/load-balancers/serviceLoadBalancers";
import { targetGroupBindings } from "../aws/load-balancers/targetGroupBindings";
import { helmReleases } from "../flux/helmReleases";
import { kustomizations } from "../flux/kustomizations";
import { fluxSources } from "../flux/sources";
import { type Controller } from "../controllers/controller";
import { type ControllerWorld } from "../controllers/controllerWorld";
import { customResourceCleanup } from "../controllers/garbage-collection/customResourceCleanup";
import { daemonSetController } from "../controllers/workloads/daemonSets";
import { deploymentController } from "../controllers/workloads/deployments";
import { disruptionBudgets } from "../controllers/workloads/disruptionBudgets";
import { endpointsController } from "../controllers/pods/endpoints";
import { garbageCollector } from "../controllers/garbage-collection/garbageCollector";
import { ingressAddresses } from "../controllers/pods/ingressAddresses";
import { jobController } from "../controllers/workloads/jobs";
import { namespaceContent } from "../controllers/namespaces/namespaceContent";
import { namespaceDefaults } from "../controllers/namespaces/namespaceDefaults";
import { podLifecycle } from "../controllers/pods/podLifecycle";
import { replicaSetController, replicationController } from "../controllers/workloads/replicaSets";
import { resourceQuotas } from "../controllers/namespaces/resourceQuotas";
import { statefulSetController } from "../controllers/workloads/statefulSets";
import { volumeClaims } from "../aws/volumes/volumeClaims";
import { volumeController } from "../aws/volumes/volumes";

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
