import { z } from "zod";
import { chartVersion, helmValues } from "../../helm/helmSettings";

/** Settings of ingress-nginx. */
export const ingressSettings = z.strictObject({
    chartVersion: chartVersion("4.13.3").describe("Version of the ingress-nginx chart."),
    replicas: z.int().positive().describe("Number of controllers."),
    internal: z.boolean().describe("Whether the load balancer has only private addresses."),
    values: helmValues,
});

export type IngressSettings = z.infer<typeof ingressSettings>;
