import type { OwnSetting } from "../../../stacks/_settings/rules/ownSetting";
import { formatCidr, parseCidr } from "../cidr";
import type { NetworkSettings } from "../settings";
import { firstFree } from "./firstFree";
import { vpcRanges } from "./vpcRanges";

/** A VPC range of its own for each environment: as large as the other one's, and free. */
export const freeRange: OwnSetting<NetworkSettings> = {
    noun: "VPC range",
    propose: ({ vpcCidr }, environments) => {
        const prefix = parseCidr(vpcCidr)?.prefix ?? 16;
        const taken = vpcRanges(environments).map(({ range }) => range);
        const free = firstFree(prefix, taken);
        if (free !== undefined) return { value: formatCidr(free) };
        return {
            message: `There is no free /${prefix} left in 10.0.0.0/8 for a VPC.`,
            remedy: "Delete a sandbox that nobody uses (npm run sandbox -- list), or make VPC ranges smaller.",
        };
    },
};
