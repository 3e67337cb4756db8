import type { ServiceModels } from "../model/resourceModel";
import { vpcEndpoint } from "./gateways/endpoints";
import { flowLog } from "./vpcs/flowLog";
import { eip, internetGateway, natGateway } from "./gateways/gateways";
import { networkInterface, volume } from "./instances/interfacesAndVolumes";
import { route, routeTable, routeTableAssociation } from "./gateways/routing";
import {
    defaultSecurityGroup,
    egressRule,
    ingressRule,
    securityGroup,
    securityGroupRule,
} from "./security-groups/securityGroups";
import { subnet } from "./vpcs/subnet";
import { vpc } from "./vpcs/vpc";

/** Amazon EC2 and VPC. */
export const ec2: ServiceModels = {
    "aws:ec2/vpc:Vpc": vpc,
    "aws:ec2/subnet:Subnet": subnet,
    "aws:ec2/internetGateway:InternetGateway": internetGateway,
    "aws:ec2/eip:Eip": eip,
    "aws:ec2/natGateway:NatGateway": natGateway,
    "aws:ec2/routeTable:RouteTable": routeTable,
    "aws:ec2/route:Route": route,
    "aws:ec2/routeTableAssociation:RouteTableAssociation": routeTableAssociation,
    "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpoint,
    "aws:ec2/flowLog:FlowLog": flowLog,
    "aws:ec2/securityGroup:SecurityGroup": securityGroup,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": defaultSecurityGroup,
    "aws:ec2/securityGroupRule:SecurityGroupRule": securityGroupRule,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ingressRule,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": egressRule,
    "aws:ec2/networkInterface:NetworkInterface": networkInterface,
    "aws:ebs/volume:Volume": volume,
};
