import { formatCidr, overlaps } from "../cidr";
import { firstFree } from "./firstFree";
import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import { rangeIn, vpcRanges } from "./vpcRanges";

/** No two environments have overlapping VPC ranges, so that any of them can be connected with any other. */
export const disjointRanges: Rule = (judged) => {
    const range = judged.settings.network === undefined ? undefined : rangeIn(judged.tree);
    if (range === undefined) return [];
    const path = ["network", "vpcCidr"];
    const others = vpcRanges(judged.root).filter(({ name }) => name !== judged.name);
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
            return problemAt(judged, path, message, remedy);
        });
};
