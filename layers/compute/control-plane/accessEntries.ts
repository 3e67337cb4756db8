import type { ClusterArgs } from "@pulumi/eks";
import { partitionOf } from "../../partition";
import type { Context } from "../context";

// EKS User Guide, "Access policy permissions".
const policyNames = {
    "cluster-admin": "AmazonEKSClusterAdminPolicy",
    admin: "AmazonEKSAdminPolicy",
    edit: "AmazonEKSEditPolicy",
    view: "AmazonEKSViewPolicy",
} as const;

/** Who may use the Kubernetes API: the rows of the settings as arguments of the cluster. */
export function accessEntriesOf({ about, settings }: Context): NonNullable<ClusterArgs["accessEntries"]> {
    const policies = `arn:${partitionOf(about.region)}:eks::aws:cluster-access-policy`;
    return Object.fromEntries(
        Object.entries(settings.accessEntries).map(([key, { principalArn, policy, kubernetesGroups }]) => [
            key,
            {
                principalArn,
                ...(kubernetesGroups && { kubernetesGroups }),
                ...(policy && {
                    accessPolicies: {
                        [policy]: {
                            policyArn: `${policies}/${policyNames[policy]}`,
                            accessScope: { type: "cluster" },
                        },
                    },
                }),
            },
        ]),
    );
}
