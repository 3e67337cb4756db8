import * as aws from "@pulumi/aws";
import type { Context } from "../context";

const retentionInDays = 90;

/**
 * Creates the log group of the control plane. EKS would create it by itself, keep its logs for ever, and leave it behind
 * when the cluster is deleted.
 */
export function createControlPlaneLogs({ about, provider }: Context): aws.cloudwatch.LogGroup {
    return new aws.cloudwatch.LogGroup(
        "control-plane",
        { name: `/aws/eks/${about.environment}/cluster`, retentionInDays },
        { provider },
    );
}
