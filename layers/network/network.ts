import * as pulumi from "@pulumi/pulumi";
import { awsProvider } from "../awsProvider";
import type { Outputs } from "../contract";
import type { gives, NetworkContext } from "./contract";
import { createS3Endpoint } from "./endpoints";
import { createFlowLogs } from "./flowLogs";
import { createNatGateways } from "./natGateways";
import { createRoutes } from "./routes";
import { createTiers } from "./tiers";
import { createVpc } from "./vpc";

/** The network layer: a VPC with public, private and intra subnets, and the ways in and out of them. */
export function network(given: NetworkContext): Outputs<typeof gives> {
    const { about, settings } = given;
    const context = { ...given, provider: awsProvider(about, "network") };
    const { vpc, internetGateway } = createVpc(context);
    const tiers = createTiers(context, vpc);
    const natGateways = createNatGateways(context, tiers, internetGateway);
    const routeTables = createRoutes(context, { vpc, internetGateway, tiers, natGateways });
    if (settings.s3Endpoint) createS3Endpoint(context, vpc, routeTables);
    if (settings.flowLogs.enabled) createFlowLogs(context, vpc);

    const idsOf = (tier: keyof typeof tiers) => pulumi.all(tiers[tier].map(({ subnet }) => subnet.id));
    return {
        vpcId: vpc.id,
        vpcCidr: vpc.cidrBlock,
        availabilityZones: pulumi.output([...settings.availabilityZones]),
        publicSubnetIds: idsOf("public"),
        privateSubnetIds: idsOf("private"),
        intraSubnetIds: idsOf("intra"),
    };
}
