import { defineComponent } from "../../component";
import { ingressNamespace } from "./ingressNamespace";
import { ingressSettings } from "./settings";

/** ingress-nginx, the way into the cluster. */
export const ingressNginx = defineComponent({
    key: "ingress",
    description: "ingress-nginx behind a network load balancer; off if left out.",
    settings: ingressSettings,
    namespaces: { ingress: "baseline" },
    // What makes load balancers is there first, and goes last: else a destroy leaves one behind.
    after: ["loadBalancerController"],
    rules: [ingressNamespace],
    load: async () => (await import("./createIngress")).createIngress,
});
