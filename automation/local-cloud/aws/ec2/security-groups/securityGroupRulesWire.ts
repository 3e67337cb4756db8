import { type JsonMap, text, texts } from "../../../model/json";
import { CloudError } from "../../../protocol/providerModel";
import type { Cloud, Found } from "../../model/cloud";
import { needSecurityGroup } from "../need";
import { filtered } from "../../wire/describe/filters";
import { inRegion } from "../../wire/describe/inRegion";
import { page } from "../../wire/describe/page";
import type { Answer, Call, Handler, WireService } from "../../wire/wireService";
import { type GroupRule, groupRules } from "./groupRules";
import { type GivenRule, givenRules, isSameRule, showRule } from "./permissions";

function allRules(cloud: Cloud): Found[] {
    return inRegion(cloud, "ec2/securityGroup").flatMap((group) =>
        groupRules(cloud, group).map((rule) => ({ id: rule.id, body: { groupId: group.id } })),
    );
}

function describeRules({ cloud, params }: Call): Answer {
    const ids = texts(params.SecurityGroupRuleId);
    const chosen = allRules(cloud).filter(({ id }) => ids.length === 0 || ids.includes(id));
    const fields = {
        "security-group-rule-id": ({ id }: Found) => id,
        "group-id": ({ body }: Found) => text(body.groupId),
    };
    const wanted = new Set(filtered(chosen, params.Filter, fields, cloud).map(({ id }) => id));
    const rules = inRegion(cloud, "ec2/securityGroup")
        .flatMap((group) => groupRules(cloud, group))
        .filter(({ id }) => wanted.has(id));
    const size = Number(text(params.MaxResults) || 1000);
    const request = { token: text(params.NextToken), size, invalid: "InvalidParameterValue" };
    const { items, next } = page(rules, ({ id }) => id, request);
    return { securityGroupRuleSet: items.map((rule) => showRule(rule, cloud.account)), nextToken: next };
}

function byIds(rules: readonly GroupRule[], ids: readonly string[]): GroupRule[] {
    return ids.map((id) => {
        const found = rules.find((rule) => rule.id === id);
        if (found !== undefined) return found;
        const words = `The security group rule ID '${id}' does not exist`;
        throw new CloudError("InvalidSecurityGroupRuleId.NotFound", words);
    });
}

function byWords(rules: readonly GroupRule[], given: readonly GivenRule[]): GroupRule[] {
    return given.map((wanted) => {
        const found = rules.find((rule) => isSameRule(rule, wanted));
        if (found !== undefined) return found;
        const words = "The specified rule does not exist in this security group.";
        throw new CloudError("InvalidPermission.NotFound", words);
    });
}

function revoke(isEgress: boolean): Handler {
    return ({ cloud, params }) => {
        const groupId = text(params.GroupId);
        const current = () =>
            groupRules(cloud, needSecurityGroup(cloud, groupId)).filter((rule) => rule.isEgress === isEgress);
        const ids = texts(params.SecurityGroupRuleId);
        const chosen = ids.length > 0 ? byIds(current(), ids) : byWords(current(), givenRules(params));
        // Each is looked up again: what was written together changes when a part of it goes.
        for (const { protocol, fromPort, toPort, target } of chosen) {
            const given = { protocol, fromPort, toPort, target };
            current()
                .find((rule) => isSameRule(rule, given))
                ?.remove(cloud);
        }
        return { return: true };
    };
}

const names = {
    cidrIpv4: "cidrIpv4",
    cidrIpv6: "cidrIpv6",
    prefixListId: "prefixListId",
    groupId: "referencedSecurityGroupId",
} as const;

function authorize(type: string, isEgress: boolean): Handler {
    return async ({ cloud, params, resources }) => {
        const securityGroupId = text(params.GroupId);
        const group = needSecurityGroup(cloud, securityGroupId);
        const made = new Set<string>();
        for (const { protocol, fromPort, toPort, target } of givenRules(params)) {
            const inputs: JsonMap = {
                securityGroupId,
                ipProtocol: protocol,
                ...(protocol === "-1" ? {} : { fromPort, toPort }),
                [names[target.kind]]: target.value,
            };
            made.add((await resources.make(type, inputs)).id);
        }
        const rules = groupRules(cloud, group).filter(
            (rule) => rule.isEgress === isEgress && made.has(rule.id),
        );
        return { return: true, securityGroupRuleSet: rules.map((rule) => showRule(rule, cloud.account)) };
    };
}

const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** Calls about the rules of security groups. */
export const securityGroupRuleActions: WireService["actions"] = {
    DescribeSecurityGroupRules: describeRules,
    AuthorizeSecurityGroupIngress: authorize(ingressType, false),
    AuthorizeSecurityGroupEgress: authorize(egressType, true),
    RevokeSecurityGroupIngress: revoke(false),
    RevokeSecurityGroupEgress: revoke(true),
};
