import { type JsonMap, list, map, text } from "../../../model/json";
import type { Answer } from "../../wire/wireService";
import type { GroupRule, RuleTarget } from "./groupRules";

/** A rule that a request describes. */
export type GivenRule = Pick<GroupRule, "protocol" | "fromPort" | "toPort" | "target">;

// Where an IpPermission lists each kind of target, and under which name.
const lists = {
    cidrIpv4: ["IpRanges", "CidrIp"],
    cidrIpv6: ["Ipv6Ranges", "CidrIpv6"],
    prefixListId: ["PrefixListIds", "PrefixListId"],
    groupId: ["Groups", "GroupId"],
} as const;

const kinds = Object.keys(lists) as RuleTarget["kind"][];

function port(value: string, protocol: string): number {
    return value === "" || protocol === "-1" ? -1 : Number(value);
}

/** The rules in a request's `IpPermissions`. */
export function givenRules(params: JsonMap): GivenRule[] {
    return list(params.IpPermissions).flatMap((each) => {
        const permission = map(each);
        const protocol = text(permission.IpProtocol);
        return kinds.flatMap((kind) =>
            list(permission[lists[kind][0]]).map((entry) => ({
                protocol,
                fromPort: port(text(permission.FromPort), protocol),
                toPort: port(text(permission.ToPort), protocol),
                target: { kind, value: text(map(entry)[lists[kind][1]]) },
            })),
        );
    });
}

/** Whether a rule is the one that a request describes. */
export function isSameRule(rule: GroupRule, given: GivenRule): boolean {
    return (
        rule.protocol === given.protocol &&
        rule.fromPort === given.fromPort &&
        rule.toPort === given.toPort &&
        rule.target.kind === given.target.kind &&
        rule.target.value === given.target.value
    );
}

function ports({ fromPort, toPort }: GroupRule): Answer {
    return fromPort === -1 && toPort === -1 ? {} : { fromPort, toPort };
}

/** Rules as DescribeSecurityGroups shows them: those of the same ports together. */
export function permissions(rules: readonly GroupRule[], account: string): Answer[] {
    const groups = new Map<string, GroupRule[]>();
    for (const rule of rules) {
        const key = `${rule.protocol} ${rule.fromPort} ${rule.toPort}`;
        groups.set(key, [...(groups.get(key) ?? []), rule]);
    }
    return [...groups.values()].map((same): Answer => {
        const of = (kind: RuleTarget["kind"]) =>
            same.filter(({ target }) => target.kind === kind).map(({ target }) => target.value);
        const [first] = same;
        return {
            ipProtocol: first?.protocol,
            ...(first === undefined ? {} : ports(first)),
            groups: of("groupId").map((groupId) => ({ groupId, userId: account })),
            ipRanges: of("cidrIpv4").map((cidrIp) => ({ cidrIp })),
            ipv6Ranges: of("cidrIpv6").map((cidrIpv6) => ({ cidrIpv6 })),
            prefixListIds: of("prefixListId").map((prefixListId) => ({ prefixListId })),
        };
    });
}

/** A rule as DescribeSecurityGroupRules shows it. */
export function showRule(rule: GroupRule, account: string): Answer {
    const { kind, value } = rule.target;
    return {
        securityGroupRuleId: rule.id,
        groupId: rule.groupId,
        groupOwnerId: account,
        isEgress: rule.isEgress,
        ipProtocol: rule.protocol,
        fromPort: rule.fromPort,
        toPort: rule.toPort,
        [kind === "groupId" ? "referencedGroupInfo" : kind]:
            kind === "groupId" ? { groupId: value, userId: account } : value,
    };
}
