import type { Filter, Tag } from "@aws-sdk/client-ec2";
import { markingKeys, type Tags } from "../marks";
import type { Search } from "./search";

/** EC2's tags as a map. */
export function ec2Tags(tags: readonly Tag[] | undefined): Tags {
    return Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

/**
 * Asks EC2 twice, for what is in the environment's VPCs and for what carries a tag that may be its mark, and returns
 * each once. `vpcFilter` is left out for what is in no VPC.
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
