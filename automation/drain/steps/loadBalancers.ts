import { textAt } from "../kubeObject";
import { deleting, type Picture } from "../picture";
import type { DrainStep } from "../drainStep";
import { isOf, type Seen } from "../seen";

const makers = ["services", "ingresses.networking.k8s.io", "gateways.gateway.networking.k8s.io"];

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
    const found = picture
        .of(...makers, ...routes)
        .filter(makesLoadBalancer)
        .filter((seen) => !picture.isManaged(seen));
    // What an operator made it would make again.
    return deleting(
        "load-balancers",
        found.map((seen) => picture.topOf(seen)),
        found,
    );
}
