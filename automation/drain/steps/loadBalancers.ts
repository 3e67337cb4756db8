import { textAt } from "../kubeObject";
import { deleting, type Picture } from "../picture";
import type { DrainStep } from "../drainStep";
import { isOf, type Seen } from "../seen";

function makesLoadBalancer(seen: Seen): boolean {
    return !isOf(seen, "services") || textAt(seen.object.spec, "type") === "LoadBalancer";
}

/** Deletes what load balancers are made of; its finalizers go when they are gone. */
export function loadBalancersStep(picture: Picture): DrainStep {
    const found = picture
        .of("services", "ingresses.networking.k8s.io", "gateways.gateway.networking.k8s.io")
        .filter(makesLoadBalancer)
        .filter((seen) => !picture.isManaged(seen));
    // What an operator made it would make again.
    return deleting(
        "load-balancers",
        found.map((seen) => picture.topOf(seen)),
        found,
    );
}
