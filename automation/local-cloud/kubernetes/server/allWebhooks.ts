import type { Webhook } from "../api/objects/cluster";
import { chooseLoadBalancerClass } from "../aws/load-balancers/loadBalancerClass";

/** The webhooks of all that may run in a cluster; each looks whether it does. */
export const allWebhooks: readonly Webhook[] = [chooseLoadBalancerClass];
