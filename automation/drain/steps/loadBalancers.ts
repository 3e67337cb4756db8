import { textAt } from "../cluster/kubeObject";
import { deleting, type Picture } from "../clusterSnapshot";
import type { DrainStep } from "../drainStep";
import { isOf, type Seen } from "../cluster/clusterObject";

const gateways = "gateways.gateway.networking.k8s.io";

/**
 * What Gateways route. The AWS Load Balancer Controller deletes no Gateway as long as a route is attached to it (before
 * its version 3.0; event `FailedDeleteRoutesAttached`).
 */
const routes = ["http", "grpc", "tcp", "udp", "tls"].map((kind) => `${kind}routes.gateway.networking.k8s.io`);

function makesLoadBalancer(seen: Seen): boolean {
    return !isOf(seen, "services") || textAt(seen.object.spec, "type") === "LoadBalancer";
}

/**
 * Deletes what load balancers are made of; its finalizers go when they are gone. The classes of Gateways stay until then:
 * without its class nobody knows whose a Gateway is.
 */
export function loadBalancersStep(picture: Picture): DrainStep {
    const own = (seen: Seen): boolean => !picture.isManaged(seen);
    const makers = picture
        .of("services", "ingresses.networking.k8s.io", gateways)
        .filter(makesLoadBalancer)
        .filter(own);
    const hasGateways = makers.some((seen) => isOf(seen, gateways));
    // Without a Gateway to hold, routes are custom resources like others.
    const found = [...makers, ...(hasGateways ? picture.of(...routes).filter(own) : [])];
    // What an operator made it would make again.
    return deleting(
        "load-balancers",
        found.map((seen) => picture.topOf(seen)),
        found,
    );
}
