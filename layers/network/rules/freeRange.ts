import { formatCidr, parseCidr } from "../cidr";
import { firstFree } from "./firstFree";
import { vpcRanges } from "./vpcRanges";

/** A VPC range of the size of another one that no environment has; undefined where there is none left. */
export function freeRange(root: string, like: string): string | undefined {
    const taken = vpcRanges(root).map(({ range }) => range);
    const free = firstFree(parseCidr(like)?.prefix ?? 16, taken);
    return free === undefined ? undefined : formatCidr(free);
}
