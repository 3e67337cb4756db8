import { text, type Json } from "../../model/json";
import type { Cloud, Found } from "../model/cloud";

type Need = (cloud: Cloud, id: Json | undefined) => Found;

function need(kind: string, code: string, word: string): Need {
    return (cloud, id) => cloud.need(kind, text(id), code, `The ${word} '${text(id)}' does not exist`);
}

/** The VPC with an id, or EC2's answer that it is not found. */
export const needVpc = need("ec2/vpc", "InvalidVpcID.NotFound", "vpc ID");

/** The subnet with an id, or EC2's answer that it is not found. */
export const needSubnet = need("ec2/subnet", "InvalidSubnetID.NotFound", "subnet ID");

/** The route table with an id, or EC2's answer that it is not found. */
export const needRouteTable = need("ec2/routeTable", "InvalidRouteTableID.NotFound", "routeTable ID");

/** The security group with an id, or EC2's answer that it is not found. */
export const needSecurityGroup = need("ec2/securityGroup", "InvalidGroup.NotFound", "security group");

/** The internet gateway with an id, or EC2's answer that it is not found. */
export const needInternetGateway = need("ec2/internetGateway", "InvalidGatewayID.NotFound", "gateway ID");

/** The NAT gateway with an id, or EC2's answer that it is not found. */
export const needNatGateway = need("ec2/natGateway", "NatGatewayNotFound", "NAT gateway");

/** The Elastic IP with an allocation id, or EC2's answer that it is not found. */
export const needAddress = need("ec2/eip", "InvalidAllocationID.NotFound", "allocation ID");
