import { type Cidr, parseCidr } from "../cidr";
import { listEnvironments } from "../../../stacks/_settings/load/environments";
import type { Origin } from "../../../stacks/_settings/reading/origin";
import { overlay } from "../../../stacks/_settings/reading/overlays";
import { find, type Mapping, originAt } from "../../../stacks/_settings/reading/tree";

const path = ["network", "vpcCidr"];

/** The VPC range that settings name; undefined where they name none. */
export function rangeIn(tree: Mapping): Cidr | undefined {
    const found = find(tree, path);
    return found?.is === "scalar" && typeof found.value === "string" ? parseCidr(found.value) : undefined;
}

/** The VPC ranges of all environments that have one, and where they are written. */
export function vpcRanges(
    root: string,
): readonly { readonly name: string; readonly range: Cidr; readonly origin: Origin }[] {
    return listEnvironments(root).flatMap((name) => {
        // An environment whose own files are broken says so when it is read itself.
        const { tree } = overlay(root, name);
        const range = rangeIn(tree);
        return range === undefined ? [] : [{ name, range, origin: originAt(tree, path) }];
    });
}
