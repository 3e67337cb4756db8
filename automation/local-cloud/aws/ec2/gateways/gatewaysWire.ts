import { text, texts } from "../../../model/json";
import type { Cloud, Found } from "../../model/cloud";
import type { Answer, WireService } from "../../wire/wireService";
import { describe, type Described, missing } from "../calls/describing";
import { inputs, specifiedTags } from "../calls/given";

const natType = "aws:ec2/natGateway:NatGateway";

const natGateways: Described = {
    kind: "ec2/natGateway",
    prefix: "nat",
    missing: "NatGatewayNotFound",
    malformed: "InvalidNatGatewayID.Malformed",
    word: "NAT gateway",
    ids: "NatGatewayId",
    set: "natGatewaySet",
    fields: {
        "nat-gateway-id": ({ id }) => id,
        "vpc-id": ({ body }) => text(body.vpcId),
        "subnet-id": ({ body }) => text(body.subnetId),
        state: () => "available",
    },
    show: showNat,
};

function showNat({ id, body }: Found): Answer {
    return {
        natGatewayId: id,
        vpcId: body.vpcId,
        subnetId: body.subnetId,
        state: "available",
        connectivityType: body.connectivityType,
        createTime: body.createTime,
        natGatewayAddressSet: [
            {
                allocationId: body.allocationId,
                networkInterfaceId: body.networkInterfaceId,
                privateIp: body.privateIp,
                publicIp: body.publicIp,
                isPrimary: true,
                status: "succeeded",
            },
        ],
    };
}

const internetGateways: Described = {
    kind: "ec2/internetGateway",
    prefix: "igw",
    missing: "InvalidInternetGatewayID.NotFound",
    malformed: "InvalidInternetGatewayId.Malformed",
    word: "internetGateway ID",
    ids: "InternetGatewayId",
    set: "internetGatewaySet",
    fields: {
        "internet-gateway-id": ({ id }) => id,
        "attachment.vpc-id": ({ body }) => text(body.vpcId),
    },
    show: ({ id, body }) => ({
        internetGatewayId: id,
        ownerId: body.ownerId,
        attachmentSet: text(body.vpcId) === "" ? [] : [{ vpcId: body.vpcId, state: "available" }],
    }),
};

function routesOf(id: string, cloud: Cloud): Answer[] {
    return cloud.where("ec2/route", "routeTableId", id).map(({ body }) => ({
        destinationCidrBlock: body.destinationCidrBlock,
        gatewayId: body.gatewayId,
        natGatewayId: body.natGatewayId,
        origin: "CreateRoute",
        state: "active",
    }));
}

const routeTables: Described = {
    kind: "ec2/routeTable",
    prefix: "rtb",
    missing: "InvalidRouteTableID.NotFound",
    malformed: "InvalidRouteTableId.Malformed",
    word: "routeTable ID",
    ids: "RouteTableId",
    set: "routeTableSet",
    fields: {
        "route-table-id": ({ id }) => id,
        "vpc-id": ({ body }) => text(body.vpcId),
        "association.main": ({ body }) => String(body.isDefault === true),
    },
    show: ({ id, body }, cloud) => ({
        routeTableId: id,
        vpcId: body.vpcId,
        ownerId: body.ownerId,
        routeSet: routesOf(id, cloud),
        associationSet: [
            ...(body.isDefault === true ? [{ routeTableId: id, main: true }] : []),
            ...cloud.where("ec2/routeTableAssociation", "routeTableId", id).map((association) => ({
                routeTableAssociationId: association.id,
                routeTableId: id,
                subnetId: association.body.subnetId,
                main: false,
            })),
        ],
    }),
};

const endpoints: Described = {
    kind: "ec2/vpcEndpoint",
    prefix: "vpce",
    missing: "InvalidVpcEndpointId.NotFound",
    malformed: "InvalidVpcEndpointId.Malformed",
    word: "Vpc Endpoint Id",
    ids: "VpcEndpointId",
    set: "vpcEndpointSet",
    fields: {
        "vpc-endpoint-id": ({ id }) => id,
        "vpc-id": ({ body }) => text(body.vpcId),
        "service-name": ({ body }) => text(body.serviceName),
    },
    show: ({ id, body }) => ({
        vpcEndpointId: id,
        vpcEndpointType: body.vpcEndpointType,
        vpcId: body.vpcId,
        serviceName: body.serviceName,
        state: body.state,
        ownerId: body.ownerId,
        routeTableIdSet: texts(body.routeTableIds),
        subnetIdSet: texts(body.subnetIds),
    }),
};

/** Calls about a VPC's ways out. */
export const gatewayActions: WireService["actions"] = {
    DescribeNatGateways: describe(natGateways),
    CreateNatGateway: async ({ params, resources }) => {
        const names = {
            subnetId: "SubnetId",
            allocationId: "AllocationId",
            connectivityType: "ConnectivityType",
        };
        const given = { ...inputs(params, names), ...specifiedTags(params) };
        return { natGateway: showNat(await resources.make(natType, given)) };
    },
    DeleteNatGateway: async ({ params, resources }) => {
        const id = text(params.NatGatewayId);
        await resources.remove(natType, id, missing(natGateways, id));
        return { natGatewayId: id };
    },
    DescribeInternetGateways: describe(internetGateways),
    DescribeRouteTables: describe(routeTables),
    DescribeVpcEndpoints: describe(endpoints),
};
