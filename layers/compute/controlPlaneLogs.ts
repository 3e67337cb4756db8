import * as aws from "@pulumi/aws";
import type { Context } from "./context";

const retentionInDays = 90;

/**
 * The log group of the control plane. EKS would make it by itself, without an end to its logs, and leave it behind
 * when the cluster goes.
 */
export function createControlPlaneLogs({ about, provider }: Context): aws.cloudwatch.LogGroup {
    return new aws.cloudwatch.LogGroup(
        "control-plane",
        { name: `/aws/eks/${about.environment}/cluster`, retentionInDays },
        { provider },
    );
}
