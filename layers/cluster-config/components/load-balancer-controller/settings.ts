import { z } from "zod";
import { chartVersion, helmValues } from "../../helm/helmSettings";

/** Settings of the AWS Load Balancer Controller. */
export const loadBalancerControllerSettings = z.strictObject({
    chartVersion: chartVersion("1.13.4").describe("Version of the aws-load-balancer-controller chart."),
    replicas: z.int().positive().describe("Number of controllers."),
    values: helmValues,
});

export type LoadBalancerControllerSettings = z.infer<typeof loadBalancerControllerSettings>;
