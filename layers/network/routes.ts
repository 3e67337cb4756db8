import * as aws from "@pulumi/aws";
import { type Context, named, zoneLetter } from "./context";
import type { NatGateways } from "./natGateways";
import type { Tier } from "./subnets";
import type { Tiers, ZoneSubnet } from "./tiers";

const anywhere = "0.0.0.0/0";

interface Targets {
    readonly vpc: aws.ec2.Vpc;
    readonly internetGateway: aws.ec2.InternetGateway;
    readonly tiers: Tiers;
    readonly natGateways: NatGateways;
}

/** The route tables of each tier. */
export type RouteTables = Readonly<Record<Tier, readonly aws.ec2.RouteTable[]>>;

/** Creates the route tables, and routes from public subnets to the Internet and from private subnets to a NAT gateway. */
export function createRoutes(
    context: Context,
    { vpc, internetGateway, tiers, natGateways }: Targets,
): RouteTables {
    const opts = { provider: context.provider };

    const table = (name: string, subnets: readonly ZoneSubnet[]): aws.ec2.RouteTable => {
        const routeTable = new aws.ec2.RouteTable(name, { vpcId: vpc.id, tags: named(context, name) }, opts);
        const tier = name.split("-")[0] ?? name;
        for (const { zone, subnet } of subnets) {
            new aws.ec2.RouteTableAssociation(
                `${tier}-${zoneLetter(zone)}`,
                { routeTableId: routeTable.id, subnetId: subnet.id },
                opts,
            );
        }
        return routeTable;
    };

    const publicTable = table("public", tiers.public);
    new aws.ec2.Route(
        "public",
        { routeTableId: publicTable.id, destinationCidrBlock: anywhere, gatewayId: internetGateway.id },
        opts,
    );
    // A table per zone even if the NAT gateway is shared: a gateway per zone later changes routes only.
    const privateTables = tiers.private.map((zoneSubnet) => {
        const name = `private-${zoneLetter(zoneSubnet.zone)}`;
        const routeTable = table(name, [zoneSubnet]);
        const natGateway = natGateways.get(zoneSubnet.zone);
        if (natGateway) {
            new aws.ec2.Route(
                name,
                {
                    routeTableId: routeTable.id,
                    destinationCidrBlock: anywhere,
                    natGatewayId: natGateway.id,
                },
                opts,
            );
        }
        return routeTable;
    });
    return { public: [publicTable], private: privateTables, intra: [table("intra", tiers.intra)] };
}
