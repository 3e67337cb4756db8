import { type Cidr, formatCidr, overlaps, parseCidr } from "../../layers/network/cidr";
import { listEnvironments } from "../environments";
import { overlay } from "../reading/overlays";
import { find, type Mapping, originAt } from "../reading/tree";
import { firstFree } from "./firstFree";
import { problemAt, type Rule } from "./rule";

function rangeIn(tree: Mapping): Cidr | undefined {
    const found = find(tree, ["network", "vpcCidr"]);
    return found?.is === "scalar" && typeof found.value === "string" ? parseCidr(found.value) : undefined;
}

/** No two environments have overlapping VPC ranges, so that any of them can be connected with any other. */
export const disjointRanges: Rule = (judged) => {
    const range = judged.settings.network === undefined ? undefined : rangeIn(judged.tree);
    if (range === undefined) return [];
    const path = ["network", "vpcCidr"];
    const others = listEnvironments(judged.root)
        .filter((name) => name !== judged.name)
        .flatMap((name) => {
            // An environment whose own files are broken says so when it is read itself.
            const { tree } = overlay(judged.root, name);
            const other = rangeIn(tree);
            return other === undefined ? [] : [{ name, range: other, origin: originAt(tree, path) }];
        });
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
