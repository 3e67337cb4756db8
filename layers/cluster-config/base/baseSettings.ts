import { z } from "zod";

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

/** Settings of the layer's own parts, which every environment has: namespaces and groups. */
export const baseSettings = z.strictObject({
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
});

export type BaseSettings = z.infer<typeof baseSettings>;

/** A namespace of the settings. */
export type NamespaceRow = BaseSettings["namespaces"][string];

/** A Pod Security Standard. */
export type PodSecurity = NamespaceRow["podSecurity"];
