import { defineComponent } from "../../component";
import { loadBalancerControllerSettings } from "./settings";

/** The AWS Load Balancer Controller. */
export const loadBalancerController = defineComponent({
    key: "loadBalancerController",
    description:
        "The AWS Load Balancer Controller; without it, EKS's own cloud controller makes the load balancers.",
    settings: loadBalancerControllerSettings,
    load: async () => (await import("./createLoadBalancerController")).createLoadBalancerController,
});
