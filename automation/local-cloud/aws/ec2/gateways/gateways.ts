import { text } from "../../../model/json";
import { derivedEc2Id, digits, ec2Id } from "../../model/ids";
import { refuseIf } from "../../model/refusal";
import type { Making, ResourceModel } from "../../model/resourceModel";
import { needAddress, needSubnet, needVpc } from "../need";
import { addInterface, freeAddress, interfaceKind, removeInterfacesOf } from "../instances/networkInterfaces";

function refuseGateway({ cloud, id, inputs }: Making): void {
    if (text(inputs.vpcId) === "") return;
    const vpc = needVpc(cloud, inputs.vpcId);
    const others = cloud.where("ec2/internetGateway", "vpcId", vpc.id).filter((other) => other.id !== id);
    const message = `resource ${vpc.id} already has an internet gateway attached`;
    refuseIf(others.length > 0, "Resource.AlreadyAssociated", message);
}

function refuseDetach({ cloud, inputs }: Making): void {
    const vpcId = text(inputs.vpcId);
    const mapped = cloud.where(interfaceKind, "vpcId", vpcId).some(({ body }) => text(body.publicIp) !== "");
    refuseIf(
        vpcId !== "" && mapped,
        "DependencyViolation",
        `Network ${vpcId} has some mapped public address(es). ` +
            "Please unmap those public address(es) before detaching the gateway.",
    );
}

/** An internet gateway, attached to a VPC. Public addresses in the VPC keep it from being detached. */
export const internetGateway: ResourceModel = {
    tagged: true,
    id: () => ec2Id("igw"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `internet-gateway/${id}`),
        ownerId: ({ cloud }) => cloud.account,
    },
    assigned: { vpcId: () => "" },
    refuseCreate: refuseGateway,
    refuseUpdate: refuseGateway,
    refuseDelete: refuseDetach,
    seconds: { create: 1, delete: 1 },
};

function elasticAddress(): string {
    return `3.${64 + Number(digits(1))}.${Number(digits(2))}.${Number(digits(2))}`;
}

/** An Elastic IP address. */
export const eip: ResourceModel = {
    tagged: true,
    replaces: ["domain", "address", "publicIpv4Pool", "customerOwnedIpv4Pool", "networkBorderGroup"],
    id: () => ec2Id("eipalloc"),
    outputs: {
        allocationId: ({ id }) => id,
        arn: ({ cloud, id }) => cloud.arn("ec2", `elastic-ip/${id}`),
        associationId: () => "",
        privateDns: () => "",
        privateIp: () => "",
        ptrRecord: () => "",
        publicDns: () => "",
        publicIp: elasticAddress,
    },
    assigned: {
        domain: () => "vpc",
        instance: () => "",
        networkBorderGroup: ({ cloud }) => cloud.region,
        networkInterface: () => "",
        publicIpv4Pool: () => "amazon",
    },
    refuseDelete: ({ cloud, id, inputs }) => {
        const isUsed = cloud.where("ec2/natGateway", "allocationId", id).length > 0;
        refuseIf(isUsed, "InvalidIPAddress.InUse", `Address ${text(inputs.publicIp)} is in use.`);
    },
    seconds: { create: 1, delete: 1 },
};

function refuseNat({ cloud, inputs }: Making): void {
    needSubnet(cloud, inputs.subnetId);
    if (text(inputs.allocationId) === "") return;
    const address = needAddress(cloud, inputs.allocationId);
    refuseIf(
        cloud.where("ec2/natGateway", "allocationId", address.id).length > 0,
        "Resource.AlreadyAssociated",
        `Elastic IP address [${address.id}] is already associated`,
    );
}

function attachNat({ cloud, id, inputs }: Making): void {
    const publicIp = text(cloud.find("ec2/eip", text(inputs.allocationId))?.body.publicIp);
    addInterface(cloud, {
        id: derivedEc2Id("eni", id),
        subnetId: text(inputs.subnetId),
        description: `Interface for NAT Gateway ${id}`,
        securityGroups: [],
        owner: id,
        publicIp,
    });
}

/** A NAT gateway. It holds a network interface in its subnet. */
export const natGateway: ResourceModel = {
    tagged: true,
    required: ["subnetId"],
    defaults: { connectivityType: "public" },
    replaces: ["allocationId", "connectivityType", "privateIp", "subnetId"],
    id: () => ec2Id("nat"),
    outputs: {
        associationId: ({ inputs }) => (text(inputs.allocationId) === "" ? "" : ec2Id("eipassoc")),
        networkInterfaceId: ({ id }) => derivedEc2Id("eni", id),
        publicIp: ({ cloud, inputs }) =>
            cloud.find("ec2/eip", text(inputs.allocationId))?.body.publicIp ?? "",
        vpcId: ({ cloud, inputs }) => cloud.find("ec2/subnet", text(inputs.subnetId))?.body.vpcId ?? "",
    },
    assigned: { privateIp: ({ cloud, inputs }) => freeAddress(cloud, text(inputs.subnetId)) },
    refuseCreate: refuseNat,
    created: attachNat,
    deleted: ({ cloud, id }) => {
        removeInterfacesOf(cloud, id);
    },
    seconds: { create: 105, delete: 55 },
};
