import { isDeepStrictEqual } from "node:util";
import { type JsonMap, list, map, text, texts } from "../../../model/json";
import type { Cloud } from "../../model/cloud";
import { digits, ec2Id } from "../../model/ids";
import { refuseIf } from "../../model/refusal";
import type { Making, ResourceModel } from "../../model/resourceModel";
import { needSecurityGroup, needVpc } from "../need";
import { isGroupInUse } from "../instances/networkInterfaces";

// Where rules name another group, by Pulumi's type.
const references = [
    ["ec2/securityGroupRule", "sourceSecurityGroupId", "securityGroupId"],
    ["vpc/securityGroupIngressRule", "referencedSecurityGroupId", "securityGroupId"],
    ["vpc/securityGroupEgressRule", "referencedSecurityGroupId", "securityGroupId"],
] as const;

function isReferenced(cloud: Cloud, id: string): boolean {
    const byRule = references.some(([kind, source, group]) =>
        cloud.where(kind, source, id).some(({ body }) => text(body[group]) !== id),
    );
    return (
        byRule ||
        cloud
            .all("ec2/securityGroup")
            .some(
                (other) =>
                    other.id !== id &&
                    [...list(other.body.ingress), ...list(other.body.egress)].some((rule) =>
                        list(map(rule).securityGroups).includes(id),
                    ),
            )
    );
}

function refuseGroup({ cloud, inputs }: Making): void {
    const vpc = needVpc(cloud, inputs.vpcId);
    const name = text(inputs.name);
    refuseIf(
        cloud.where("ec2/securityGroup", "vpcId", vpc.id).some(({ body }) => text(body.name) === name),
        "InvalidGroup.Duplicate",
        `The security group '${name}' already exists for VPC '${vpc.id}'`,
    );
}

/** A security group. Interfaces that use it and other groups' rules that name it keep it from being deleted. */
export const securityGroup: ResourceModel = {
    tagged: true,
    required: ["vpcId"],
    name: { property: "name" },
    defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
    replaces: ["name", "namePrefix", "description", "vpcId"],
    id: () => ec2Id("sg"),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `security-group/${id}`),
        ownerId: ({ cloud }) => cloud.account,
    },
    assigned: {
        egress: () => [],
        ingress: () => [],
        name: ({ inputs }) => text(inputs.namePrefix) + digits(26),
        namePrefix: () => "",
    },
    refuseCreate: refuseGroup,
    refuseDelete: ({ cloud, id }) => {
        const isUsed = isGroupInUse(cloud, id) || isReferenced(cloud, id);
        refuseIf(isUsed, "DependencyViolation", `resource ${id} has a dependent object`);
    },
    deleted: ({ cloud, id }) => {
        for (const [kind, , group] of references) {
            for (const rule of cloud.where(kind, group, id)) cloud.remove(kind, rule.id);
        }
    },
    seconds: { create: 2, delete: 1 },
};

/** The default security group of a VPC, taken over: it is never deleted, only let go of. */
export const defaultSecurityGroup: ResourceModel = {
    tagged: true,
    replaces: ["vpcId"],
    id: ({ cloud, inputs }) => text(needVpc(cloud, inputs.vpcId).body.defaultSecurityGroupId),
    outputs: {
        arn: ({ cloud, id }) => cloud.arn("ec2", `security-group/${id}`),
        description: () => "default VPC security group",
        name: () => "default",
        namePrefix: () => "",
        ownerId: ({ cloud }) => cloud.account,
    },
    assigned: { egress: () => [], ingress: () => [] },
    seconds: { create: 1, delete: 0 },
};

const ruleFields = {
    "ec2/securityGroupRule": [
        "type",
        "protocol",
        "fromPort",
        "toPort",
        "cidrBlocks",
        "sourceSecurityGroupId",
        "self",
    ],
    "vpc/securityGroupIngressRule": [
        "ipProtocol",
        "fromPort",
        "toPort",
        "cidrIpv4",
        "referencedSecurityGroupId",
    ],
    "vpc/securityGroupEgressRule": [
        "ipProtocol",
        "fromPort",
        "toPort",
        "cidrIpv4",
        "referencedSecurityGroupId",
    ],
} as const;

function refuseRule(kind: keyof typeof ruleFields, source: string): (made: Making) => void {
    return ({ cloud, inputs }) => {
        const group = needSecurityGroup(cloud, inputs.securityGroupId);
        if (text(inputs[source]) !== "") needSecurityGroup(cloud, inputs[source]);
        const isThere = cloud
            .where(kind, "securityGroupId", group.id)
            .some(({ body }) => ruleFields[kind].every((key) => isDeepStrictEqual(body[key], inputs[key])));
        refuseIf(isThere, "InvalidPermission.Duplicate", "the specified rule already exists");
    };
}

/** `sg-…_ingress_tcp_443_443_10.0.0.0/16`, by which the provider imports a rule. */
function importId(body: JsonMap): string {
    const source = text(body.sourceSecurityGroupId);
    const cidrs = [body.cidrBlocks, body.ipv6CidrBlocks, body.prefixListIds].flatMap((list) => texts(list));
    const sources = [...(body.self === true ? ["self"] : []), ...(source === "" ? [] : [source]), ...cidrs];
    const { securityGroupId, type, protocol, fromPort, toPort } = body;
    return [securityGroupId, type, protocol, fromPort, toPort, ...sources]
        .map((part) => (typeof part === "number" ? part.toString() : text(part)))
        .join("_");
}

/** A rule of a security group, in the older type that the eks component uses. */
export const securityGroupRule: ResourceModel = {
    required: ["securityGroupId", "type", "protocol", "fromPort", "toPort"],
    defaults: { self: false },
    replaces: [
        "cidrBlocks",
        "fromPort",
        "ipv6CidrBlocks",
        "prefixListIds",
        "protocol",
        "securityGroupId",
        "self",
        "sourceSecurityGroupId",
        "toPort",
        "type",
    ],
    id: () => `sgrule-${digits(10)}`,
    imported: (cloud, id) => {
        if (!id.includes("_")) return id;
        const [group = ""] = id.split("_");
        const all = cloud.where("ec2/securityGroupRule", "securityGroupId", group);
        return all.find(({ body }) => importId(body) === id)?.id;
    },
    outputs: { securityGroupRuleId: () => ec2Id("sgr") },
    refuseCreate: refuseRule("ec2/securityGroupRule", "sourceSecurityGroupId"),
    seconds: { create: 1, delete: 1 },
};

function vpcRule(kind: "vpc/securityGroupIngressRule" | "vpc/securityGroupEgressRule"): ResourceModel {
    return {
        tagged: true,
        required: ["securityGroupId", "ipProtocol"],
        replaces: ["securityGroupId"],
        id: () => ec2Id("sgr"),
        outputs: {
            arn: ({ cloud, id }) => cloud.arn("ec2", `security-group-rule/${id}`),
            securityGroupRuleId: ({ id }) => id,
        },
        refuseCreate: refuseRule(kind, "referencedSecurityGroupId"),
        seconds: { create: 1, delete: 1 },
    };
}

/** A rule of a security group for traffic that comes in. */
export const ingressRule = vpcRule("vpc/securityGroupIngressRule");

/** A rule of a security group for traffic that goes out. */
export const egressRule = vpcRule("vpc/securityGroupEgressRule");
