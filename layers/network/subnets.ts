import { type Cidr, formatCidr, parseCidr, sizeOf } from "./cidr";
import type { NetworkSettings } from "./settings";

/** The tiers of a network: with addresses on the Internet, with a way out only, without a way out. */
export const tiers = ["public", "private", "intra"] as const;

export type Tier = (typeof tiers)[number];

/** One subnet of the plan. */
export interface SubnetPlan {
    readonly tier: Tier;
    readonly zone: string;
    readonly cidr: string;
}

type Ranges = Pick<NetworkSettings, "vpcCidr" | "availabilityZones" | "subnets">;

/** Takes the smallest free block that fits, the lowest of them, and gives back what is left of it. */
function take(free: Cidr[], prefix: number): Cidr | undefined {
    const [block] = free
        .filter((candidate) => candidate.prefix <= prefix)
        .sort((a, b) => b.prefix - a.prefix || a.first - b.first);
    if (!block) return undefined;
    free.splice(free.indexOf(block), 1);
    for (let half = block.prefix + 1; half <= prefix; half++) {
        free.push({ first: block.first + sizeOf(half), prefix: half });
    }
    return { first: block.first, prefix };
}

function plan({ vpcCidr, availabilityZones, subnets }: Ranges): SubnetPlan[] | undefined {
    const vpc = parseCidr(vpcCidr);
    if (!vpc) return undefined;
    const free = [vpc];
    const largestFirst = [...tiers].sort((a, b) => subnets[a] - subnets[b]);
    const planned: SubnetPlan[] = [];
    // Zone by zone, each from what those before it left: a zone that is added at the end does not move them.
    for (const zone of availabilityZones) {
        for (const tier of largestFirst) {
            const range = take(free, subnets[tier]);
            if (!range) return undefined;
            planned.push({ tier, zone, cidr: formatCidr(range) });
        }
    }
    return planned;
}

/**
 * What is wrong with the ranges of a network, as a sentence; undefined if they are right.
 * A VPC is a /16 to a /28, and so is a subnet (Amazon VPC User Guide, "VPC CIDR blocks").
 */
export function subnetProblem(ranges: Ranges): string | undefined {
    const { vpcCidr, availabilityZones, subnets } = ranges;
    const vpc = parseCidr(vpcCidr);
    if (!vpc) return `${vpcCidr} is not the first address of a range and its length, such as 10.1.0.0/16`;
    if (vpc.prefix < 16 || vpc.prefix > 28)
        return `${vpcCidr} is not a size that a VPC can have: it must be /16 to /28`;
    if (new Set(availabilityZones).size < availabilityZones.length) {
        return `an availability zone is named twice: ${availabilityZones.join(", ")}`;
    }
    if (plan(ranges)) return undefined;
    const each = tiers.map((tier) => `/${subnets[tier]} ${tier}`).join(", ");
    return `${vpcCidr} is too small for ${availabilityZones.length} zones with ${each} each`;
}

/** The subnets of a network, with their ranges: inside the VPC, disjoint, and kept when a zone is added at the end. */
export function planSubnets(ranges: Ranges): SubnetPlan[] {
    const planned = plan(ranges);
    if (!planned) throw new Error(subnetProblem(ranges) ?? "The subnets have no plan.");
    return planned.sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
}
