import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createRole } from "../iam/createRole";
import { type Context, named } from "./context";

/** Creates flow logs of the VPC in CloudWatch Logs, with the role that writes them. */
export function createFlowLogs(context: Context, vpc: aws.ec2.Vpc): aws.ec2.FlowLog {
    const { about, settings, provider } = context;
    const logGroup = new aws.cloudwatch.LogGroup(
        "flow-logs",
        {
            name: `/aws/vpc/${about.environment}/flow-logs`,
            retentionInDays: settings.flowLogs.retentionDays,
        },
        { provider },
    );
    const trust = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                Action: "sts:AssumeRole",
                // Only for flow logs of this account (Amazon VPC User Guide, "confused deputy").
                Condition: { StringEquals: { "aws:SourceAccount": about.account } },
            },
        ],
    });
    const role = createRole(context, "flow-logs", trust);
    const policy = new aws.iam.RolePolicy(
        "flow-logs",
        {
            role: role.id,
            policy: pulumi.jsonStringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Action: [
                            "logs:CreateLogStream",
                            "logs:PutLogEvents",
                            "logs:DescribeLogGroups",
                            "logs:DescribeLogStreams",
                        ],
                        Resource: [logGroup.arn, pulumi.interpolate`${logGroup.arn}:*`],
                    },
                ],
            }),
        },
        { provider },
    );
    return new aws.ec2.FlowLog(
        "flow-logs",
        {
            vpcId: vpc.id,
            trafficType: settings.flowLogs.trafficType,
            logDestinationType: "cloud-watch-logs",
            logDestination: logGroup.arn,
            iamRoleArn: role.arn,
            tags: named(context, "flow-logs"),
        },
        { provider, dependsOn: [policy] },
    );
}
