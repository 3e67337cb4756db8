import { text } from "../../../model/json";
import type { Found } from "../../model/cloud";
import type { Answer, WireService } from "../../wire/wireService";
import { deleting } from "../calls/deleting";
import { describe, type Described } from "../calls/describing";
import { inputs, specifiedTags } from "../calls/given";

const vpcs: Described = {
    kind: "ec2/vpc",
    prefix: "vpc",
    missing: "InvalidVpcID.NotFound",
    malformed: "InvalidVpcID.Malformed",
    word: "vpc ID",
    ids: "VpcId",
    set: "vpcSet",
    fields: {
        "vpc-id": ({ id }) => id,
        cidr: ({ body }) => text(body.cidrBlock),
        "is-default": () => "false",
        state: () => "available",
    },
    show: showVpc,
};

function showVpc({ id, body }: Found): Answer {
    return {
        vpcId: id,
        ownerId: body.ownerId,
        state: "available",
        cidrBlock: body.cidrBlock,
        dhcpOptionsId: body.dhcpOptionsId,
        instanceTenancy: body.instanceTenancy,
        isDefault: false,
    };
}

const subnets: Described = {
    kind: "ec2/subnet",
    prefix: "subnet",
    missing: "InvalidSubnetID.NotFound",
    malformed: "InvalidSubnetID.Malformed",
    word: "subnet ID",
    ids: "SubnetId",
    set: "subnetSet",
    fields: {
        "subnet-id": ({ id }) => id,
        "vpc-id": ({ body }) => text(body.vpcId),
        "availability-zone": ({ body }) => text(body.availabilityZone),
        "cidr-block": ({ body }) => text(body.cidrBlock),
        state: () => "available",
    },
    show: showSubnet,
};

function showSubnet({ id, body }: Found): Answer {
    return {
        subnetId: id,
        subnetArn: body.arn,
        ownerId: body.ownerId,
        state: "available",
        vpcId: body.vpcId,
        cidrBlock: body.cidrBlock,
        availabilityZone: body.availabilityZone,
        availabilityZoneId: body.availabilityZoneId,
        defaultForAz: false,
        mapPublicIpOnLaunch: body.mapPublicIpOnLaunch,
    };
}

/** Calls about VPCs and their subnets. */
export const vpcActions: WireService["actions"] = {
    DescribeVpcs: describe(vpcs),
    CreateVpc: async ({ params, resources }) => {
        const given = inputs(params, { cidrBlock: "CidrBlock", instanceTenancy: "InstanceTenancy" });
        return {
            vpc: showVpc(await resources.make("aws:ec2/vpc:Vpc", { ...given, ...specifiedTags(params) })),
        };
    },
    DeleteVpc: deleting(vpcs, "aws:ec2/vpc:Vpc", "VpcId"),
    DescribeSubnets: describe(subnets),
    CreateSubnet: async ({ params, resources }) => {
        const names = { vpcId: "VpcId", cidrBlock: "CidrBlock", availabilityZone: "AvailabilityZone" };
        const given = { ...inputs(params, names), ...specifiedTags(params) };
        return { subnet: showSubnet(await resources.make("aws:ec2/subnet:Subnet", given)) };
    },
    DeleteSubnet: deleting(subnets, "aws:ec2/subnet:Subnet", "SubnetId"),
};
