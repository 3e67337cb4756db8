import { type Json, type JsonMap, list, map, text, texts } from "../../../model/json";
import type { Cloud, Found } from "../../model/cloud";
import { derivedEc2Id } from "../../model/ids";

/** Whom a rule lets through: one range, one list or one group. */
export interface RuleTarget {
    readonly kind: "cidrIpv4" | "cidrIpv6" | "prefixListId" | "groupId";
    readonly value: string;
}

/** One rule of a security group, as EC2 sees it: one direction, one span of ports, one target. */
export interface GroupRule {
    readonly id: string;
    readonly groupId: string;
    readonly isEgress: boolean;
    readonly protocol: string;
    readonly fromPort: number;
    readonly toPort: number;
    readonly target: RuleTarget;
    remove(cloud: Cloud): void;
}

type Shape = Readonly<Record<RuleTarget["kind"], string>>;

// The properties that hold targets, in each of the ways in which Pulumi writes rules.
const many: Shape = {
    cidrIpv4: "cidrBlocks",
    cidrIpv6: "ipv6CidrBlocks",
    prefixListId: "prefixListIds",
    groupId: "securityGroups",
};
const olderType: Shape = { ...many, groupId: "sourceSecurityGroupId" };
const newerType: Shape = {
    cidrIpv4: "cidrIpv4",
    cidrIpv6: "cidrIpv6",
    prefixListId: "prefixListId",
    groupId: "referencedSecurityGroupId",
};

function targetsOf(rule: JsonMap, shape: Shape, groupId: string): RuleTarget[] {
    const named = (Object.keys(shape) as RuleTarget["kind"][]).flatMap((kind) => {
        const given = rule[shape[kind]];
        const values = typeof given === "string" && given !== "" ? [given] : texts(given);
        return values.map((value) => ({ kind, value }));
    });
    return rule.self === true ? [...named, { kind: "groupId", value: groupId }] : named;
}

/** The rule without a target; undefined where that was its last. */
function without(rule: JsonMap, shape: Shape, target: RuleTarget, groupId: string): JsonMap | undefined {
    const key = shape[target.kind];
    const isSelf = target.kind === "groupId" && target.value === groupId;
    const left = texts(rule[key]).filter((value) => value !== target.value);
    const { [key]: dropped, ...others } = rule;
    const rest: JsonMap = {
        ...(Array.isArray(dropped) ? { ...others, [key]: left } : dropped === target.value ? others : rule),
        ...(isSelf && rule.self === true ? { self: false } : {}),
    };
    return targetsOf(rest, shape, groupId).length === 0 ? undefined : rest;
}

interface Written {
    readonly rule: JsonMap;
    readonly shape: Shape;
    readonly groupId: string;
    readonly isEgress: boolean;
    /** Always the same for the same rule. */
    readonly key: string;
    /** Its own id, if it has one. */
    readonly id?: string;
    readonly write: (cloud: Cloud, rule: JsonMap | undefined) => void;
}

function port(value: Json | undefined): number {
    return typeof value === "number" ? value : -1;
}

function rulesOf({ rule, shape, groupId, isEgress, key, id, write }: Written): GroupRule[] {
    const protocol = text(rule.protocol) || text(rule.ipProtocol);
    const isAll = protocol === "-1";
    return targetsOf(rule, shape, groupId).map((target) => ({
        id: id ?? derivedEc2Id("sgr", `${key} ${target.kind} ${target.value}`),
        groupId,
        isEgress,
        protocol,
        fromPort: isAll ? -1 : port(rule.fromPort),
        toPort: isAll ? -1 : port(rule.toPort),
        target,
        remove: (cloud) => {
            write(cloud, without(rule, shape, target, groupId));
        },
    }));
}

function inline(group: Found, direction: "ingress" | "egress"): GroupRule[] {
    return list(group.body[direction]).flatMap((each, index) =>
        rulesOf({
            rule: map(each),
            shape: many,
            groupId: group.id,
            isEgress: direction === "egress",
            key: `${group.id} ${direction} ${index}`,
            write: (cloud, rule) => {
                const body = cloud.find("ec2/securityGroup", group.id)?.body ?? group.body;
                const rules = list(body[direction]).flatMap((other, at) =>
                    at !== index ? [other] : rule === undefined ? [] : [rule],
                );
                cloud.put("ec2/securityGroup", group.id, { ...body, [direction]: rules });
            },
        }),
    );
}

function apart(cloud: Cloud, kind: string, groupId: string, shape: Shape): GroupRule[] {
    return cloud.where(kind, "securityGroupId", groupId).flatMap(({ id, body }) =>
        rulesOf({
            rule: body,
            shape,
            groupId,
            isEgress: text(body.type) === "egress" || kind === "vpc/securityGroupEgressRule",
            key: id,
            ...(id.startsWith("sgr-") ? { id } : {}),
            write: (to, rule) => {
                if (rule === undefined) to.remove(kind, id);
                else to.put(kind, id, rule);
            },
        }),
    );
}

/** All rules of a security group, however they were written. */
export function groupRules(cloud: Cloud, group: Found): GroupRule[] {
    return [
        ...inline(group, "ingress"),
        ...inline(group, "egress"),
        ...apart(cloud, "ec2/securityGroupRule", group.id, olderType),
        ...apart(cloud, "vpc/securityGroupIngressRule", group.id, newerType),
        ...apart(cloud, "vpc/securityGroupEgressRule", group.id, newerType),
    ];
}
