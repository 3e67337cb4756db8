import { formatRange, parseRange, sizeOf } from "./cidr";
import { problemAt, type Rule } from "./rule";

const tiers = ["public", "private", "intra"] as const;

/** The VPC's range is one that AWS takes, and holds the subnets of all its zones. */
export const vpcRange: Rule = (judged) => {
    const { network } = judged.settings;
    const range = network === undefined ? undefined : parseRange(network.vpcCidr);
    if (network === undefined || range === undefined) return [];
    const path = ["network", "vpcCidr"];
    const exact = formatRange(range);
    if (range.prefix < 16 || range.prefix > 24) {
        const message = `must be a /16 to a /24, not a /${range.prefix}`;
        return [problemAt(judged, path, message, "Choose another prefix length.")];
    }
    if (exact !== network.vpcCidr) {
        const message = `\`${network.vpcCidr}\` does not begin at the range's first address`;
        return [problemAt(judged, path, message, `Did you mean \`${exact}\`?`)];
    }
    const zones = network.availabilityZones.length;
    const needed = tiers.reduce((sum, tier) => sum + zones * sizeOf(network.subnets[tier]), 0);
    if (needed <= sizeOf(range.prefix)) return [];
    const wanted = tiers.map((tier) => `${tier} /${network.subnets[tier]}`).join(", ");
    const prefix = 32 - Math.ceil(Math.log2(needed));
    return [
        problemAt(
            judged,
            path,
            `${exact} has ${sizeOf(range.prefix)} addresses, but ${zones} zones with ${wanted} need ${needed}`,
            prefix < 16
                ? "Make network.subnets smaller (a greater prefix length)."
                : `Choose a /${prefix}, or make network.subnets smaller (a greater prefix length).`,
        ),
    ];
};
