import * as pulumi from "@pulumi/pulumi";
import { awsProvider } from "../awsProvider";
import type { LayerSettings, NetworkOutputs } from "../contract";
import { createS3Endpoint } from "./endpoints";
import { createFlowLogs } from "./flowLogs";
import { createNatGateways } from "./natGateways";
import { createRoutes } from "./routes";
import type { NetworkSettings } from "./settings";
import { createTiers } from "./tiers";
import { createVpc } from "./vpc";

/** The network layer: a VPC with public, private and intra subnets, and the ways in and out of them. */
export function network({ about, settings }: LayerSettings<NetworkSettings>): NetworkOutputs {
    const made = { about, settings, provider: awsProvider(about, "network") };
    const { vpc, internetGateway } = createVpc(made);
    const tiers = createTiers(made, vpc);
    const natGateways = createNatGateways(made, tiers, internetGateway);
    const routeTables = createRoutes(made, { vpc, internetGateway, tiers, natGateways });
    if (settings.s3Endpoint) createS3Endpoint(made, vpc, routeTables);
    if (settings.flowLogs.enabled) createFlowLogs(made, vpc);

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
