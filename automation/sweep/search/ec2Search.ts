import type { Filter, Tag } from "@aws-sdk/client-ec2";
import { markingKeys, type Tags } from "../marks";
import type { Search } from "./search";

/** EC2's tags as an object. */
export function ec2Tags(tags: readonly Tag[] | undefined): Tags {
    return Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

/**
 * Asks EC2 twice, for what is in the environment's VPCs and for what has a tag that may mark it, and returns each
 * resource once, by id. `vpcFilter` is the name of the filter; undefined for resources that are in no VPC.
 */
export async function searchEc2<T>(
    { marks, vpcIds }: Search,
    vpcFilter: string | undefined,
    idOf: (found: T) => string | undefined,
    ask: (filters: Filter[]) => Promise<readonly T[]>,
): Promise<Map<string, T>> {
    const byTag = ask([{ Name: "tag-key", Values: markingKeys(marks) }]);
    const inVpc =
        vpcFilter === undefined || vpcIds.length === 0
            ? Promise.resolve([])
            : ask([{ Name: vpcFilter, Values: [...vpcIds] }]);
    const found = [...(await byTag), ...(await inVpc)];
    return new Map(found.map((each) => [idOf(each) ?? "", each]));
}
