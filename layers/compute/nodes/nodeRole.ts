import * as aws from "@pulumi/aws";
import { createRole } from "../../iam/createRole";
import { trustOf } from "../../iam/trustPolicy";
import { partitionOf } from "../../partition";
import type { Context } from "../context";

// What a node needs (EKS User Guide, "Amazon EKS node IAM role"), and shells on nodes without open ports.
const policies = [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonSSMManagedInstanceCore",
] as const;

/** Creates the IAM role of all nodes; the attachments must exist before nodes can use it. */
export function createNodeRole(context: Context): {
    role: aws.iam.Role;
    attachments: aws.iam.RolePolicyAttachment[];
} {
    const { about, provider } = context;
    const role = createRole(context, "nodes", trustOf("ec2.amazonaws.com"));
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
