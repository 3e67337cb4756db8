import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import { formatCidr, overlaps } from "../cidr";
import type { NetworkSettings } from "../settings";
import { firstFree } from "./firstFree";
import { rangeIn, vpcRanges } from "./vpcRanges";

/** No two environments have overlapping VPC ranges, so that any of them can be connected with any other. */
export const disjointRanges: Rule<NetworkSettings> = (input) => {
    const range = rangeIn(input.tree);
    if (range === undefined) return [];
    const path = ["network", "vpcCidr"];
    const others = vpcRanges(input.others());
    const free = firstFree(
        range.prefix,
        others.map((other) => other.range),
    );
    const remedy = free === undefined ? "Choose another range." : `${formatCidr(free)} is free.`;
    return others
        .filter((other) => overlaps(range, other.range))
        .map(({ name, range: other, origin }) => {
            const place = `${origin.file}:${origin.line}:${origin.column}`;
            const message = `${formatCidr(range)} overlaps ${formatCidr(other)} of ${name} (${place})`;
            return problemAt(input, path, message, remedy);
        });
};
