import { text } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { Cloud, Found } from "../../model/cloud";
import { tagSet } from "../../wire/describe/tags";
import type { Answer, WireService } from "../../wire/wireService";
import { type Described, missing, select } from "../calls/describing";
import { specifiedTags } from "../calls/given";

const type = "aws:ec2/eip:Eip";

/** The network interface that an address is bound to: of a NAT gateway, or its own. */
function interfaceOf(id: string, body: Found["body"], cloud: Cloud): string {
    const gateway = cloud.where("ec2/natGateway", "allocationId", id)[0];
    return text(gateway?.body.networkInterfaceId) || text(body.networkInterface);
}

const addresses: Described = {
    kind: "ec2/eip",
    prefix: "eipalloc",
    missing: "InvalidAllocationID.NotFound",
    malformed: "InvalidAllocationID.Malformed",
    word: "allocation ID",
    ids: "AllocationId",
    set: "addressesSet",
    fields: {
        "allocation-id": ({ id }) => id,
        domain: ({ body }) => text(body.domain),
        "public-ip": ({ body }) => text(body.publicIp),
        "network-interface-id": ({ body }) => text(body.networkInterface),
    },
    show: ({ id, body }, cloud) => {
        const networkInterfaceId = interfaceOf(id, body, cloud);
        const gateway = cloud.where("ec2/natGateway", "allocationId", id)[0];
        const isBound = networkInterfaceId !== "";
        return {
            allocationId: id,
            publicIp: body.publicIp,
            domain: body.domain,
            networkBorderGroup: body.networkBorderGroup,
            publicIpv4Pool: body.publicIpv4Pool,
            associationId: isBound ? (gateway?.body.associationId ?? body.associationId) : undefined,
            networkInterfaceId: isBound ? networkInterfaceId : undefined,
            networkInterfaceOwnerId: isBound ? cloud.account : undefined,
        };
    },
};

/** Calls about Elastic IP addresses; DescribeAddresses has no pages. */
export const addressActions: WireService["actions"] = {
    DescribeAddresses: ({ cloud, params }) => ({
        addressesSet: select(addresses, cloud, params).map((found): Answer => ({
            ...addresses.show(found, cloud),
            tagSet: tagSet(found),
        })),
    }),
    AllocateAddress: async ({ params, resources }) => {
        const { id, body } = await resources.make(type, { domain: "vpc", ...specifiedTags(params) });
        const { domain, publicIp, networkBorderGroup, publicIpv4Pool } = body;
        return { allocationId: id, domain, publicIp, networkBorderGroup, publicIpv4Pool };
    },
    ReleaseAddress: async ({ cloud, params, resources }) => {
        const id = text(params.AllocationId);
        const found = cloud.find(addresses.kind, id);
        if (found !== undefined && interfaceOf(id, found.body, cloud) !== "") {
            const words = `Address ${text(found.body.publicIp)} is in use.`;
            throw new CloudError("InvalidIPAddress.InUse", words);
        }
        await resources.remove(type, id, missing(addresses, id));
        return { return: true };
    },
};
