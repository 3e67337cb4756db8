import * as aws from "@pulumi/aws";
import { type Context, named } from "./context";
import type { RouteTables } from "./routes";

/** Creates a gateway endpoint for S3: image layers come from there, and the way through a NAT gateway costs money. */
export function createS3Endpoint(
    context: Context,
    vpc: aws.ec2.Vpc,
    routeTables: RouteTables,
): aws.ec2.VpcEndpoint {
    return new aws.ec2.VpcEndpoint(
        "s3",
        {
            vpcId: vpc.id,
            vpcEndpointType: "Gateway",
            serviceName: `com.amazonaws.${context.about.region}.s3`,
            routeTableIds: [...routeTables.private, ...routeTables.intra].map(({ id }) => id),
            tags: named(context, "s3"),
        },
        { provider: context.provider },
    );
}
