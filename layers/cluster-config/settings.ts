import { z } from "zod";
import { gitopsSettings } from "./gitopsSettings";

const label = z
    .string()
    .regex(
        /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
        "must be lower-case letters, digits and hyphens, at most 63",
    );
const quantity = z
    .string()
    .regex(/^\d+(\.\d+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/, 'must be a quantity such as "500m", "4" or "8Gi"');
const resources = z.strictObject({ cpu: quantity, memory: quantity });

const namespace = z.strictObject({
    podSecurity: z
        .enum(["privileged", "baseline", "restricted"])
        .describe("Pod Security Standard that is enforced."),
    quota: z
        .strictObject({ cpu: quantity, memory: quantity, pods: z.int().positive() })
        .describe("ResourceQuota: the sum of requests, and the number of pods."),
    limits: z
        .strictObject({ defaultRequest: resources, default: resources })
        .describe("LimitRange: what a container without requests or limits gets."),
    defaultDeny: z
        .boolean()
        .describe("A NetworkPolicy that denies all traffic but DNS until a pod is allowed more."),
});

/** Settings of the cluster-config layer. */
export const clusterConfigSettings = z.strictObject({
    namespaces: z.record(label, namespace).describe("Namespaces of the platform and its teams, by name."),
    groups: z
        .record(
            z
                .string()
                .regex(
                    /^[a-z][a-z0-9:-]*$/,
                    "must be lower-case letters, digits, colons and hyphens, beginning with a letter",
                ),
            z.strictObject({
                role: z.enum(["view", "edit", "admin", "cluster-admin"]).describe("Kubernetes' own role."),
                namespaces: z
                    .union([z.literal("all"), z.array(label)])
                    .describe("Where the role holds: `all`, or a list of namespaces."),
            }),
        )
        .describe("RBAC: which Kubernetes group has which role, and in which namespaces."),
    storageClass: z
        .strictObject({
            type: z.enum(["gp3", "io2"]).describe("EBS volume type."),
            encrypted: z.boolean().describe("Whether volumes are encrypted."),
            reclaimPolicy: z
                .enum(["Delete", "Retain"])
                .describe("What becomes of a volume whose claim is deleted."),
        })
        .describe("The default storage class."),
    loadBalancerController: z
        .strictObject({
            chartVersion: z
                .string()
                .regex(/^\d+\.\d+\.\d+$/, "must be a chart version such as 1.13.4")
                .describe("Version of the aws-load-balancer-controller chart."),
            replicas: z.int().positive().describe("Number of controllers."),
        })
        .optional()
        .describe(
            "The AWS Load Balancer Controller; without it, EKS's own cloud controller makes the load balancers.",
        ),
    ingress: z
        .strictObject({
            chartVersion: z
                .string()
                .regex(/^\d+\.\d+\.\d+$/, "must be a chart version such as 4.13.3")
                .describe("Version of the ingress-nginx chart."),
            replicas: z.int().positive().describe("Number of controllers."),
            internal: z.boolean().describe("Whether the load balancer has only private addresses."),
        })
        .describe("ingress-nginx behind a network load balancer."),
    adminPassword: z
        .strictObject({ length: z.int().min(16).max(128).describe("Number of characters.") })
        .describe("Generated password of the platform's admin user."),
    gitops: gitopsSettings
        .optional()
        .describe("Flux, which applies what a branch of a git repository holds; none where it is left out."),
});

export type ClusterConfigSettings = z.infer<typeof clusterConfigSettings>;
