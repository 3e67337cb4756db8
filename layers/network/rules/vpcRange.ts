import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import { formatCidr, parseCidr, sizeOf } from "../cidr";
import type { NetworkSettings } from "../settings";
import { subnetProblem } from "../subnets";

const shortest = 16;
const longest = 24;

/** The VPC's range is well-formed, of a sensible size, and holds the subnets of all its zones. */
export const vpcRange: Rule<NetworkSettings> = (input) => {
    const network = input.settings;
    const path = ["network", "vpcCidr"];
    const range = parseCidr(network.vpcCidr);
    if (range === undefined) {
        const message = `\`${network.vpcCidr}\` does not begin at the first address of its range`;
        return [problemAt(input, path, message, `Did you mean \`${cut(network.vpcCidr)}\`?`)];
    }
    if (range.prefix < shortest || range.prefix > longest) {
        const message = `must be a /${shortest} to a /${longest}, not a /${range.prefix}`;
        return [problemAt(input, path, message, "Choose another prefix length.")];
    }
    // Another rule reports zones that are named twice.
    const zones = [...new Set(network.availabilityZones)];
    const problem = subnetProblem({ ...network, availabilityZones: zones });
    if (problem === undefined) return [];
    const prefix = largeEnough(network, zones, range.prefix);
    const larger = prefix === undefined ? "Make" : `Choose a /${prefix}, or make`;
    return [problemAt(input, path, problem, `${larger} network.subnets smaller (greater prefix lengths).`)];
};

/** The range with its host bits set to zero. */
function cut(text: string): string {
    const [address = "", length = ""] = text.split("/");
    const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    const prefix = Number(length);
    return formatCidr({ first: first - (first % sizeOf(prefix)), prefix });
}

function largeEnough(
    network: NetworkSettings,
    availabilityZones: string[],
    tooLong: number,
): number | undefined {
    for (let prefix = tooLong - 1; prefix >= shortest; prefix -= 1) {
        const vpcCidr = formatCidr({ first: 10 * 2 ** 24, prefix });
        if (subnetProblem({ ...network, availabilityZones, vpcCidr }) === undefined) return prefix;
    }
    return undefined;
}
