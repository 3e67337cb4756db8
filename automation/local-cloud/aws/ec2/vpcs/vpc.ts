import { text } from "../../../model/json";
import { parseRange } from "./cidr";
import type { Cloud } from "../../model/cloud";
import { derivedEc2Id, ec2Id } from "../../model/ids";
import { refuseDependent, refuseIf } from "../../model/refusal";
import type { Making, ResourceModel } from "../../model/resourceModel";
import { interfaceKind } from "../instances/networkInterfaces";

// What keeps a VPC from being deleted (EC2 API reference, DeleteVpc); its own defaults do not.
const dependents = [
    "ec2/subnet",
    "ec2/internetGateway",
    "ec2/natGateway",
    "ec2/vpcEndpoint",
    "ec2/routeTable",
    "ec2/securityGroup",
    "ec2/networkAcl",
    "lb/loadBalancer",
    interfaceKind,
] as const;

const own = ["ec2/routeTable", "ec2/securityGroup", "ec2/networkAcl"] as const;

function isDefault(body: { readonly isDefault?: unknown }): boolean {
    return body.isDefault === true;
}

function hasDependents(cloud: Cloud, vpcId: string): boolean {
    return dependents.some((kind) => cloud.where(kind, "vpcId", vpcId).some(({ body }) => !isDefault(body)));
}

function refuse({ inputs }: Making): void {
    const cidr = text(inputs.cidrBlock);
    const range = parseRange(cidr);
    const isSized = range !== undefined && range.prefix >= 16 && range.prefix <= 28;
    refuseIf(!isSized, "InvalidVpc.Range", `The CIDR '${cidr}' is invalid.`);
}

function createDefaults({ cloud, id, inputs }: Making): void {
    const common = { vpcId: id, region: cloud.region, ownerId: cloud.account, isDefault: true };
    cloud.put("ec2/routeTable", text(inputs.mainRouteTableId), common);
    cloud.put("ec2/networkAcl", text(inputs.defaultNetworkAclId), common);
    cloud.put("ec2/securityGroup", text(inputs.defaultSecurityGroupId), {
        ...common,
        name: "default",
        description: "default VPC security group",
    });
}

function removeDefaults({ cloud, id }: Making): void {
    for (const kind of own) {
        for (const found of cloud.where(kind, "vpcId", id)) cloud.remove(kind, found.id);
    }
}

/** A VPC. AWS makes its main route table, its default network ACL and its default security group with it. */
export const vpc: ResourceModel = {
    tagged: true,
    defaults: { enableDnsSupport: true, instanceTenancy: "default" },
    replaces: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    id: () => ec2Id("vpc"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `vpc/${id}`),
        defaultNetworkAclId: ({ id }) => derivedEc2Id("acl", id),
        defaultRouteTableId: ({ id }) => derivedEc2Id("rtb", id),
        defaultSecurityGroupId: ({ id }) => derivedEc2Id("sg", id),
        dhcpOptionsId: ({ cloud }) => derivedEc2Id("dopt", cloud.account + cloud.region),
        ipv6AssociationId: () => "",
        mainRouteTableId: ({ id }) => derivedEc2Id("rtb", id),
        ownerId: ({ cloud }) => cloud.account,
    },
    assigned: {
        assignGeneratedIpv6CidrBlock: () => false,
        enableDnsHostnames: () => false,
        enableNetworkAddressUsageMetrics: () => false,
        ipv6CidrBlock: () => "",
    },
    refuseCreate: refuse,
    created: createDefaults,
    refuseDelete: ({ cloud, id }) => {
        refuseDependent(hasDependents(cloud, id), "vpc", id);
    },
    deleted: removeDefaults,
    seconds: { create: 12, update: 2, delete: 2 },
};
