import { z } from "zod";

const taint = z.strictObject({
    key: z.string(),
    value: z.string().optional(),
    effect: z.enum(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"]),
});

const nodeGroup = z
    .strictObject({
        instanceTypes: z.array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9]+$/)).min(1),
        capacity: z.enum(["on-demand", "spot"]),
        min: z.int().nonnegative(),
        desired: z.int().nonnegative(),
        max: z.int().positive(),
        labels: z.record(z.string(), z.string()),
        taints: z.array(taint),
    })
    .refine((group) => group.min <= group.desired && group.desired <= group.max, {
        error: "must keep min <= desired <= max",
    });

/** Settings of the compute layer. */
export const computeSettings = z.strictObject({
    version: z
        .string()
        .regex(/^1\.\d{2}$/)
        .describe("Kubernetes version of the EKS control plane."),
    endpoint: z
        .strictObject({
            private: z.boolean().describe("Reachable from inside the VPC."),
            public: z.boolean().describe("Reachable from the Internet, from publicCidrs only."),
            publicCidrs: z.array(z.cidrv4()),
        })
        .describe("Who can reach the Kubernetes API."),
    secretsKey: z
        .strictObject({ deletionWindowDays: z.int().min(7).max(30), rotate: z.boolean() })
        .describe("The KMS key that encrypts Kubernetes secrets."),
    controlPlaneLogs: z.array(z.enum(["api", "audit", "authenticator", "controllerManager", "scheduler"])),
    controllerIdentity: z
        .enum(["podIdentity", "oidc"])
        .describe("How controllers get their IAM role: EKS Pod Identity, or an OIDC provider (IRSA)."),
    nodeGroups: z
        .record(z.string().regex(/^[a-z][a-z0-9-]*$/), nodeGroup)
        .describe("Managed node groups, by name."),
    addons: z
        .strictObject({
            "vpc-cni": z.string(),
            "kube-proxy": z.string(),
            coredns: z.string(),
            "aws-ebs-csi-driver": z.string(),
            "eks-pod-identity-agent": z.string(),
        })
        .describe("Versions of the core EKS add-ons."),
    accessEntries: z
        .record(
            z.string().regex(/^[a-z][a-z0-9-]*$/),
            z.strictObject({
                principalArn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/),
                policy: z.enum(["cluster-admin", "admin", "edit", "view"]).optional(),
                kubernetesGroups: z.array(z.string()).optional(),
            }),
        )
        .describe(
            "Who may use the Kubernetes API: IAM principals with an EKS access policy or Kubernetes groups.",
        ),
});

export type ComputeSettings = z.infer<typeof computeSettings>;
