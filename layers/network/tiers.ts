import * as aws from "@pulumi/aws";
import { type Context, named, zoneLetter } from "./context";
import { planSubnets, type Tier } from "./subnets";

/** A subnet and the zone it is in. */
export interface ZoneSubnet {
    readonly zone: string;
    readonly subnet: aws.ec2.Subnet;
}

/** The subnets of each tier, in the order of the zones. */
export type Tiers = Readonly<Record<Tier, readonly ZoneSubnet[]>>;

// How controllers find subnets for load balancers (EKS User Guide, "Subnet requirements for load balancing").
const roleTags: Readonly<Record<Tier, Record<string, string>>> = {
    public: { "kubernetes.io/role/elb": "1" },
    private: { "kubernetes.io/role/internal-elb": "1" },
    intra: {},
};

/** Creates the subnets: one of each tier in every zone, tagged with what Kubernetes may use it for. */
export function createTiers(context: Context, vpc: aws.ec2.Vpc): Tiers {
    const tiers: Record<Tier, ZoneSubnet[]> = { public: [], private: [], intra: [] };
    for (const { tier, zone, cidr } of planSubnets(context.settings)) {
        const name = `${tier}-${zoneLetter(zone)}`;
        const subnet = new aws.ec2.Subnet(
            name,
            {
                vpcId: vpc.id,
                availabilityZone: zone,
                cidrBlock: cidr,
                // Only load balancers and NAT gateways live in public subnets, and they bring their addresses.
                mapPublicIpOnLaunch: false,
                tags: { ...named(context, name), ...roleTags[tier] },
            },
            { provider: context.provider },
        );
        tiers[tier].push({ zone, subnet });
    }
    return tiers;
}
