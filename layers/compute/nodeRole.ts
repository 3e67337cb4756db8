import * as aws from "@pulumi/aws";
import { partitionOf } from "../partition";
import type { Context } from "./context";
import { trustOf } from "./trustPolicy";

// What a node needs (EKS User Guide, "Amazon EKS node IAM role"), and shells on nodes without open ports.
const policies = [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonSSMManagedInstanceCore",
] as const;

/** The IAM role of all nodes, and the attachments that must be there before nodes can use it. */
export function createNodeRole({ about, provider }: Context): {
    role: aws.iam.Role;
    attachments: aws.iam.RolePolicyAttachment[];
} {
    const role = new aws.iam.Role("nodes", { assumeRolePolicy: trustOf("ec2.amazonaws.com") }, { provider });
    const attachments = policies.map(
        (policy) =>
            new aws.iam.RolePolicyAttachment(
                `nodes-${policy}`,
                { role: role.name, policyArn: `arn:${partitionOf(about.region)}:iam::aws:policy/${policy}` },
                { provider },
            ),
    );
    return { role, attachments };
}
