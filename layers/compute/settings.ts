import { z } from "zod";

const key = z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters, digits and hyphens, beginning with a letter");

const addonVersion = z
    .string()
    .regex(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/, "must be an add-on version such as v1.33.3-eksbuild.4");

const taint = z.strictObject({
    key: z.string(),
    value: z.string().optional(),
    effect: z.enum(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"]),
});

const nodeGroup = z
    .strictObject({
        instanceTypes: z
            .array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, "must be an instance type such as m7g.large"))
            .min(1)
            .describe("EC2 instance types, the preferred one first; spot groups want several."),
        capacity: z.enum(["on-demand", "spot"]).describe("How the instances are bought."),
        min: z.int().nonnegative().describe("Least number of nodes."),
        desired: z.int().nonnegative().describe("Number of nodes to begin with."),
        max: z.int().positive().describe("Greatest number of nodes."),
        labels: z.record(z.string(), z.string()).describe("Labels of the group's nodes."),
        taints: z.array(taint).describe("Taints of the group's nodes."),
    })
    .refine((group) => group.min <= group.desired && group.desired <= group.max, {
        error: "must keep min <= desired <= max",
    });

/** Settings of the compute layer. */
export const computeSettings = z.strictObject({
    version: z
        .string()
        .regex(/^1\.\d{2}$/, 'must be a minor version in quotes, such as "1.33"')
        .describe("Kubernetes version of the EKS control plane."),
    endpoint: z
        .strictObject({
            private: z.boolean().describe("Reachable from inside the VPC."),
            public: z.boolean().describe("Reachable from the Internet, from publicCidrs only."),
            publicCidrs: z
                .array(z.cidrv4("must be an IPv4 range such as 203.0.113.0/24"))
                .describe("Ranges from which the public endpoint can be reached."),
        })
        .describe("Who can reach the Kubernetes API."),
    secretsKey: z
        .strictObject({
            deletionWindowDays: z
                .int()
                .min(7)
                .max(30)
                .describe("Days between the deletion of the key and its end."),
            rotate: z.boolean().describe("Rotate the key material every year."),
        })
        .describe("The KMS key that encrypts Kubernetes secrets."),
    controlPlaneLogs: z
        .array(z.enum(["api", "audit", "authenticator", "controllerManager", "scheduler"]))
        .describe("Logs of the control plane that go to CloudWatch Logs."),
    controllerIdentity: z
        .enum(["podIdentity", "oidc"])
        .describe("How controllers get their IAM role: EKS Pod Identity, or an OIDC provider (IRSA)."),
    nodeGroups: z.record(key, nodeGroup).describe("Managed node groups, by name."),
    addons: z
        .strictObject({
            "vpc-cni": addonVersion,
            "kube-proxy": addonVersion,
            coredns: addonVersion,
            "aws-ebs-csi-driver": addonVersion,
            "eks-pod-identity-agent": addonVersion,
        })
        .describe("Versions of the core EKS add-ons."),
    accessEntries: z
        .record(
            key,
            z.strictObject({
                principalArn: z
                    .string()
                    .regex(
                        /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/,
                        "must be the ARN of an IAM role or user, such as arn:aws:iam::111111111111:role/name",
                    )
                    .describe("IAM role or user."),
                policy: z
                    .enum(["cluster-admin", "admin", "edit", "view"])
                    .optional()
                    .describe("EKS access policy, cluster-wide."),
                kubernetesGroups: z
                    .array(z.string())
                    .optional()
                    .describe("Kubernetes groups, as in clusterConfig.groups."),
            }),
        )
        .describe(
            "Who may use the Kubernetes API: IAM principals with an EKS access policy or Kubernetes groups.",
        ),
});

export type ComputeSettings = z.infer<typeof computeSettings>;
