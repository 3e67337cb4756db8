import { type JsonMap, text, texts } from "../../../model/json";
import { addressOf, parseRange } from "../vpcs/cidr";
import type { Cloud, Found } from "../../model/cloud";
import { ec2Id } from "../../model/ids";

/** Store kind of network interfaces, whoever made them. */
export const interfaceKind = "ec2/networkInterface";

/** A network interface that a service puts into a subnet. */
export interface ServiceInterface {
    readonly subnetId: string;
    readonly description: string;
    readonly securityGroups: readonly string[];
    /** What it belongs to, e.g. the id of a NAT gateway: it goes when that goes. */
    readonly owner: string;
    readonly publicIp?: string;
    /** Its id, if something names it beforehand. */
    readonly id?: string;
}

/** The addresses that AWS keeps for itself in every subnet, at its start (Amazon VPC User Guide, "Subnet sizing"). */
const reserved = 4;

/** An address of a subnet that nothing has yet. */
export function freeAddress(cloud: Cloud, subnetId: string): string {
    const range = parseRange(text(cloud.find("ec2/subnet", subnetId)?.body.cidrBlock));
    if (range === undefined) return "";
    const taken = new Set(interfacesIn(cloud, subnetId).map(({ body }) => text(body.privateIp)));
    for (let index = reserved; index < range.size - 1; index += 1) {
        const address = addressOf(range, index);
        if (!taken.has(address)) return address;
    }
    return "";
}

/** Puts a network interface into a subnet; returns its id. */
export function addInterface(cloud: Cloud, wanted: ServiceInterface): string {
    const id = wanted.id ?? ec2Id("eni");
    const subnet = cloud.find("ec2/subnet", wanted.subnetId)?.body ?? {};
    const body: JsonMap = {
        description: wanted.description,
        interfaceType: "interface",
        owner: wanted.owner,
        privateIp: freeAddress(cloud, wanted.subnetId),
        publicIp: wanted.publicIp ?? "",
        region: cloud.region,
        securityGroups: wanted.securityGroups,
        status: "in-use",
        subnetId: wanted.subnetId,
        vpcId: subnet.vpcId ?? "",
    };
    cloud.put(interfaceKind, id, body);
    return id;
}

/** Removes the network interfaces that belong to something. */
export function removeInterfacesOf(cloud: Cloud, owner: string): void {
    for (const { id } of cloud.where(interfaceKind, "owner", owner)) cloud.remove(interfaceKind, id);
}

/** The network interfaces in a subnet. */
export function interfacesIn(cloud: Cloud, subnetId: string): readonly Found[] {
    return cloud.where(interfaceKind, "subnetId", subnetId);
}

/** Whether a network interface uses a security group. */
export function isGroupInUse(cloud: Cloud, groupId: string): boolean {
    return cloud.all(interfaceKind).some(({ body }) => texts(body.securityGroups).includes(groupId));
}
