import * as aws from "@pulumi/aws";
import { type Context, named, zoneLetter } from "./context";
import type { Tiers } from "./tiers";

/** The NAT gateway of each zone: its own, or the shared one; empty without NAT gateways. */
export type NatGateways = ReadonlyMap<string, aws.ec2.NatGateway>;

/** Creates the NAT gateways of the settings, each with an address of its own. */
export function createNatGateways(
    context: Context,
    tiers: Tiers,
    internetGateway: aws.ec2.InternetGateway,
): NatGateways {
    const { settings, provider } = context;
    const count = { none: 0, single: 1, perZone: tiers.public.length }[settings.natGateways];
    const gateways = tiers.public.slice(0, count).map(({ zone, subnet }) => {
        const name = `nat-${zoneLetter(zone)}`;
        // An address can be used only once the VPC has its gateway (EC2 API reference, AllocateAddress).
        const opts = { provider, dependsOn: [internetGateway] };
        const address = new aws.ec2.Eip(name, { domain: "vpc", tags: named(context, name) }, opts);
        return new aws.ec2.NatGateway(
            name,
            { subnetId: subnet.id, allocationId: address.allocationId, tags: named(context, name) },
            opts,
        );
    });
    return new Map(
        settings.availabilityZones.flatMap((zone, index) => {
            const gateway = gateways[index] ?? gateways[0];
            return gateway ? [[zone, gateway] as const] : [];
        }),
    );
}
