import { text } from "../../../model/json";
import { isInside, overlap, parseRange } from "./cidr";
import { ec2Id } from "../../model/ids";
import { refuseDependent, refuseIf } from "../../model/refusal";
import type { Making, ResourceModel } from "../../model/resourceModel";
import { zoneId, zonesOf } from "./zones";
import { needVpc } from "../need";
import { interfacesIn } from "../instances/networkInterfaces";

function refuse({ cloud, inputs }: Making): void {
    const vpc = needVpc(cloud, inputs.vpcId);
    const cidr = text(inputs.cidrBlock);
    const range = parseRange(cidr);
    const vpcRange = parseRange(text(vpc.body.cidrBlock));
    const fits = range !== undefined && vpcRange !== undefined && isInside(range, vpcRange);
    const isSized = range !== undefined && range.prefix >= 16 && range.prefix <= 28;
    refuseIf(!fits || !isSized, "InvalidSubnet.Range", `The CIDR '${cidr}' is invalid.`);
    const isTaken = cloud.where("ec2/subnet", "vpcId", vpc.id).some(({ body }) => {
        const other = parseRange(text(body.cidrBlock));
        return other !== undefined && range !== undefined && overlap(range, other);
    });
    refuseIf(isTaken, "InvalidSubnet.Conflict", `The CIDR '${cidr}' conflicts with another subnet`);
    const zone = text(inputs.availabilityZone);
    const zones = zonesOf(cloud.region);
    refuseIf(
        zone !== "" && !zones.includes(zone),
        "InvalidParameterValue",
        `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in ` +
            `the following availability zones: ${zones.join(", ")}.`,
    );
}

/** A subnet. Network interfaces in it keep it from being deleted. */
export const subnet: ResourceModel = {
    tagged: true,
    required: ["vpcId"],
    defaults: {
        assignIpv6AddressOnCreation: false,
        enableDns64: false,
        enableResourceNameDnsARecordOnLaunch: false,
        enableResourceNameDnsAaaaRecordOnLaunch: false,
        ipv6Native: false,
        mapPublicIpOnLaunch: false,
    },
    replaces: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId", "ipv6Native", "outpostArn"],
    id: () => ec2Id("subnet"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `subnet/${id}`),
        ipv6CidrBlockAssociationId: () => "",
        ownerId: ({ cloud }) => cloud.account,
    },
    assigned: {
        availabilityZone: ({ cloud }) => zonesOf(cloud.region)[0] ?? "",
        availabilityZoneId: ({ cloud, inputs }) =>
            zoneId(text(inputs.availabilityZone) || (zonesOf(cloud.region)[0] ?? "")),
        privateDnsHostnameTypeOnLaunch: () => "ip-name",
    },
    refuseCreate: refuse,
    refuseDelete: ({ cloud, id }) => {
        refuseDependent(interfacesIn(cloud, id).length > 0, "subnet", id);
    },
    deleted: ({ cloud, id }) => {
        for (const found of cloud.where("ec2/routeTableAssociation", "subnetId", id)) {
            cloud.remove("ec2/routeTableAssociation", found.id);
        }
    },
    seconds: { create: 1.5, update: 11, delete: 1 },
};
