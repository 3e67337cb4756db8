import { createHash } from "node:crypto";
import { type JsonMap, text } from "../../../model/json";
import { ec2Id } from "../../model/ids";
import { refuseDependent, refuseIf } from "../../model/refusal";
import type { Making, ResourceModel } from "../../model/resourceModel";
import { needInternetGateway, needNatGateway, needRouteTable, needSubnet, needVpc } from "../need";

/** A route table. Subnets that use it keep it from being deleted; its routes do not. */
export const routeTable: ResourceModel = {
    tagged: true,
    required: ["vpcId"],
    replaces: ["vpcId"],
    id: () => ec2Id("rtb"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `route-table/${id}`),
        ownerId: ({ cloud }) => cloud.account,
    },
    assigned: { propagatingVgws: () => [], routes: () => [] },
    refuseCreate: ({ cloud, inputs }) => {
        needVpc(cloud, inputs.vpcId);
    },
    refuseDelete: ({ cloud, id }) => {
        const isUsed = cloud.where("ec2/routeTableAssociation", "routeTableId", id).length > 0;
        refuseDependent(isUsed, "routeTable", id);
    },
    deleted: ({ cloud, id }) => {
        for (const found of cloud.where("ec2/route", "routeTableId", id)) cloud.remove("ec2/route", found.id);
    },
    seconds: { create: 1, delete: 1 },
};

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"] as const;

function destinationOf(inputs: JsonMap): string {
    return destinations.map((key) => text(inputs[key])).find((value) => value !== "") ?? "";
}

function routeId({ inputs }: Pick<Making, "inputs">): string {
    const digest = createHash("sha1").update(destinationOf(inputs)).digest();
    return `r-${text(inputs.routeTableId)}${digest.readUInt32BE(0)}`;
}

function refuseTarget({ cloud, inputs }: Making): void {
    if (text(inputs.gatewayId).startsWith("igw-")) needInternetGateway(cloud, inputs.gatewayId);
    if (text(inputs.natGatewayId) !== "") needNatGateway(cloud, inputs.natGatewayId);
}

/** A route in a route table. */
export const route: ResourceModel = {
    required: ["routeTableId"],
    replaces: ["routeTableId", ...destinations],
    id: routeId,
    imported: (_, id) => {
        const [routeTableId = "", destinationCidrBlock = ""] = id.split("_");
        return id.startsWith("r-") ? id : routeId({ inputs: { routeTableId, destinationCidrBlock } });
    },
    outputs: {
        instanceId: () => "",
        instanceOwnerId: () => "",
        origin: () => "CreateRoute",
        state: () => "active",
    },
    assigned: { networkInterfaceId: () => "" },
    refuseCreate: (made) => {
        needRouteTable(made.cloud, made.inputs.routeTableId);
        refuseTarget(made);
        const words = `The route identified by ${destinationOf(made.inputs)} already exists.`;
        refuseIf(made.cloud.find("ec2/route", made.id) !== undefined, "RouteAlreadyExists", words);
    },
    refuseUpdate: refuseTarget,
    seconds: { create: 1, delete: 1 },
};

/** What binds a subnet to a route table; a subnet has one. */
export const routeTableAssociation: ResourceModel = {
    required: ["routeTableId"],
    replaces: ["subnetId", "gatewayId"],
    id: () => ec2Id("rtbassoc"),
    imported: (cloud, id) => {
        const [of = "", table = ""] = id.split("/");
        if (table === "") return id;
        const all = cloud.where("ec2/routeTableAssociation", "routeTableId", table);
        return all.find(({ body }) => body.subnetId === of || body.gatewayId === of)?.id;
    },
    refuseCreate: ({ cloud, inputs }) => {
        needRouteTable(cloud, inputs.routeTableId);
        if (text(inputs.subnetId) === "") return;
        const subnet = needSubnet(cloud, inputs.subnetId);
        refuseIf(
            cloud.where("ec2/routeTableAssociation", "subnetId", subnet.id).length > 0,
            "Resource.AlreadyAssociated",
            `the specified association for route table ${text(inputs.routeTableId)} conflicts with an existing association`,
        );
    },
    refuseUpdate: ({ cloud, inputs }) => {
        needRouteTable(cloud, inputs.routeTableId);
    },
    seconds: { create: 1, delete: 1 },
};
