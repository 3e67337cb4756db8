import { textAt } from "../cluster/kubeObject";
import type { ClusterSnapshot } from "../clusterSnapshot";
import { deletionStep, type DrainStep } from "../drainStep";
import { isOf, type ClusterObject } from "../cluster/clusterObject";

const gateways = "gateways.gateway.networking.k8s.io";

/**
 * The routes of Gateways. The AWS Load Balancer Controller deletes no Gateway as long as a route is attached to it (before
 * its version 3.0; event `FailedDeleteRoutesAttached`).
 */
const routes = ["http", "grpc", "tcp", "udp", "tls"].map((kind) => `${kind}routes.gateway.networking.k8s.io`);

function makesLoadBalancer(item: ClusterObject): boolean {
    return !isOf(item, "services") || textAt(item.object.spec, "type") === "LoadBalancer";
}

/**
 * Deletes the objects that load balancers were made for. Their finalizers are removed when the load balancers are gone.
 * The classes of Gateways stay until then: without its class no controller knows that a Gateway is its own.
 */
export function loadBalancersStep(snapshot: ClusterSnapshot): DrainStep {
    const own = (item: ClusterObject): boolean => !snapshot.isManaged(item);
    const makers = snapshot
        .of("services", "ingresses.networking.k8s.io", gateways)
        .filter(makesLoadBalancer)
        .filter(own);
    const hasGateways = makers.some((item) => isOf(item, gateways));
    // Without a Gateway to hold, routes are custom resources like others.
    const found = [...makers, ...(hasGateways ? snapshot.of(...routes).filter(own) : [])];
    // An operator would make its object again, so its owner is deleted instead.
    return deletionStep(
        "load-balancers",
        found.map((item) => snapshot.topOf(item)),
        found,
    );
}
