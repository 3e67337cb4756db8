import { z } from "zod";

const label = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const quantity = z.string().regex(/^\d+(\.\d+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/);
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
            z.string().regex(/^[a-z][a-z0-9:-]*$/),
            z.strictObject({
                role: z.enum(["view", "edit", "admin", "cluster-admin"]),
                namespaces: z.union([z.literal("all"), z.array(label)]),
            }),
        )
        .describe("RBAC: which Kubernetes group has which role, and in which namespaces."),
    storageClass: z.strictObject({
        type: z.enum(["gp3", "io2"]),
        encrypted: z.boolean(),
        reclaimPolicy: z.enum(["Delete", "Retain"]),
    }),
    ingress: z
        .strictObject({ chartVersion: z.string(), replicas: z.int().positive(), internal: z.boolean() })
        .describe("ingress-nginx behind a network load balancer."),
    adminPassword: z
        .strictObject({ length: z.int().min(16).max(128) })
        .describe("Generated password of the platform's admin user."),
});

export type ClusterConfigSettings = z.infer<typeof clusterConfigSettings>;
