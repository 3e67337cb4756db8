import type { Origin } from "../../../stacks/_settings/reading/origin";
import type { EnvironmentTree } from "../../../stacks/_settings/reading/overlays";
import { find, type Mapping, originAt } from "../../../stacks/_settings/reading/tree";
import { type Cidr, parseCidr } from "../cidr";

const path = ["network", "vpcCidr"];

/** The VPC range that settings name; undefined if they name no range. */
export function rangeIn(tree: Mapping): Cidr | undefined {
    const found = find(tree, path);
    return found?.is === "scalar" && typeof found.value === "string" ? parseCidr(found.value) : undefined;
}

/** The VPC ranges of environments, and where they are written; environments without a range are left out. */
export function vpcRanges(
    environments: readonly EnvironmentTree[],
): readonly { readonly name: string; readonly range: Cidr; readonly origin: Origin }[] {
    return environments.flatMap(({ name, tree }) => {
        const range = rangeIn(tree);
        return range === undefined ? [] : [{ name, range, origin: originAt(tree, path) }];
    });
}
