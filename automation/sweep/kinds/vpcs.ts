import { candidatesOf } from "../candidate";
import { ec2Tags } from "../search/ec2Search";
import type { KindOfLeftover } from "./kindOfLeftover";

/** VPCs: only reported, because they are deleted with their layer. */
export const vpcs: KindOfLeftover = {
    kind: "vpc",
    find: (_, search) => {
        const found = search.vpcs.flatMap(({ VpcId: id = "", Tags, CidrBlock }) => {
            const reason = "a VPC goes with its layer";
            const seen = { id, tags: ec2Tags(Tags), vpcId: id, size: CidrBlock, reason };
            return candidatesOf("vpc", seen, search);
        });
        return Promise.resolve(found);
    },
};
