import { z } from "zod";

const prefix = z.int().min(16).max(28);

/** The retention periods that CloudWatch Logs accepts, in days (API reference, PutRetentionPolicy). */
const retentionPeriods = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Settings of the network layer. */
export const networkSettings = z.strictObject({
    vpcCidr: z
        .cidrv4("must be an IPv4 range such as 10.1.0.0/16")
        .describe("IPv4 range of the VPC, /16 to /24; must not overlap another environment's."),
    availabilityZones: z
        .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "must be a zone such as eu-central-1a"))
        .min(2)
        .max(3)
        .describe(
            "Two or three availability zones of the region. Add at the end: subnets keep their ranges.",
        ),
    subnets: z
        .strictObject({
            public: prefix.describe("Prefix length of each public subnet (load balancers, NAT gateways)."),
            private: prefix.describe("Prefix length of each private subnet (nodes and pods)."),
            intra: prefix.describe(
                "Prefix length of each subnet without a way out (the EKS control plane's interfaces).",
            ),
        })
        .describe("Size of the subnets, per zone, as prefix lengths."),
    natGateways: z
        .enum(["none", "single", "perZone"])
        .describe("NAT gateways for the private subnets: none, one shared, or one in each zone."),
    s3Endpoint: z
        .boolean()
        .describe("A gateway endpoint for S3, so that image layers do not pass the NAT gateways."),
    flowLogs: z
        .strictObject({
            enabled: z.boolean().describe("Whether flow logs are kept at all."),
            trafficType: z.enum(["ACCEPT", "REJECT", "ALL"]).describe("Which traffic is logged."),
            retentionDays: z
                .int()
                .refine((days) => retentionPeriods.includes(days), {
                    error: `must be a period that CloudWatch Logs knows: ${retentionPeriods.join(", ")}`,
                })
                .describe("How long CloudWatch Logs keeps them, in days."),
        })
        .describe("VPC flow logs to CloudWatch Logs."),
});

export type NetworkSettings = z.infer<typeof networkSettings>;
