import type { Address, Filter } from "@aws-sdk/client-ec2";
import type { Aws } from "../aws/aws";
import { candidatesOf } from "../candidate";
import { ec2Tags, searchEc2 } from "../search/ec2Search";
import type { KindOfLeftover } from "./kindOfLeftover";
import type { Search } from "../search/search";

async function describe(aws: Aws, Filters: Filter[]): Promise<Address[]> {
    const { sdk, client } = await aws.ec2();
    const { Addresses = [] } = await aws.call("ec2:DescribeAddresses", (options) =>
        client.send(new sdk.DescribeAddressesCommand({ Filters }), options),
    );
    return Addresses;
}

/** Elastic IP addresses. They are in no VPC, so only their tags mark them. */
export const elasticIps: KindOfLeftover = {
    kind: "elastic-ip",
    find: async (aws, search: Search) => {
        const found = await searchEc2(
            search,
            undefined,
            ({ AllocationId }: Address) => AllocationId,
            (filters) => describe(aws, filters),
        );
        return [...found].flatMap(([id, { Tags, PublicIp, ...address }]) => {
            const holder = [address.InstanceId, address.NetworkInterfaceId].find(
                (each) => each !== undefined && each !== "",
            );
            const seen = { id, tags: ec2Tags(Tags), size: PublicIp, heldBy: holder };
            return candidatesOf("elastic-ip", seen, search);
        });
    },
    remove: async (aws, { id }) => {
        const { sdk, client } = await aws.ec2();
        await aws.call("ec2:ReleaseAddress", (options) =>
            client.send(new sdk.ReleaseAddressCommand({ AllocationId: id }), options),
        );
    },
};
