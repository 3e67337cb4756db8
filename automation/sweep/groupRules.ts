import type { Aws } from "./aws/aws";
import { failureKind } from "./aws/failures";
import { allPages } from "./aws/pages";
import { ec2Tags } from "./search/ec2Search";
import type { Search } from "./search/search";
import { describeGroups } from "./kinds/securityGroups";
import { isAnothers, markOf } from "./marks";

interface Rule {
    readonly id: string;
    readonly isEgress: boolean;
    readonly names: string;
}

async function rulesOf(aws: Aws, groupId: string): Promise<Rule[]> {
    const { sdk, client } = await aws.ec2();
    const Filters = [{ Name: "group-id", Values: [groupId] }];
    const found = await allPages((NextToken) =>
        aws.call("ec2:DescribeSecurityGroupRules", async (options) => {
            const { SecurityGroupRules, NextToken: next } = await client.send(
                new sdk.DescribeSecurityGroupRulesCommand({ Filters, NextToken }),
                options,
            );
            return { items: SecurityGroupRules, next };
        }),
    );
    return found.map(({ SecurityGroupRuleId = "", IsEgress, ReferencedGroupInfo }) => ({
        id: SecurityGroupRuleId,
        isEgress: IsEgress === true,
        names: ReferencedGroupInfo?.GroupId ?? "",
    }));
}

async function revoke(aws: Aws, GroupId: string, rules: readonly Rule[]): Promise<void> {
    const { sdk, client } = await aws.ec2();
    const ids = (isEgress: boolean) => rules.filter((rule) => rule.isEgress === isEgress).map(({ id }) => id);
    const [ingress, egress] = [ids(false), ids(true)];
    if (ingress.length > 0) {
        const input = { GroupId, SecurityGroupRuleIds: ingress };
        await aws.call("ec2:RevokeSecurityGroupIngress", (options) =>
            client.send(new sdk.RevokeSecurityGroupIngressCommand(input), options),
        );
    }
    if (egress.length > 0) {
        const input = { GroupId, SecurityGroupRuleIds: egress };
        await aws.call("ec2:RevokeSecurityGroupEgress", (options) =>
            client.send(new sdk.RevokeSecurityGroupEgressCommand(input), options),
        );
    }
}

/** The environment's own groups that have rules about the given groups; the rules of other groups must not be changed. */
async function ownGroups(aws: Aws, search: Search, about: readonly string[]): Promise<string[]> {
    const filters = ["ip-permission.group-id", "egress.ip-permission.group-id"];
    const found = await Promise.all(
        filters.map((Name) => describeGroups(aws, [{ Name, Values: [...about] }])),
    );
    const own = found.flat().filter(({ Tags, VpcId = "" }) => {
        const tags = ec2Tags(Tags);
        const isInOwn = search.ownVpcIds.includes(VpcId) && !isAnothers(tags, search.marks);
        return isInOwn || markOf(tags, search.marks) !== undefined;
    });
    return [...new Set(own.map(({ GroupId = "" }) => GroupId))];
}

/** Revokes the rules of the environment's groups that name these security groups, which could not be deleted otherwise. */
export async function revokeRulesAbout(aws: Aws, search: Search, groupIds: readonly string[]): Promise<void> {
    for (const groupId of await ownGroups(aws, search, groupIds)) {
        try {
            const rules = await rulesOf(aws, groupId);
            await revoke(
                aws,
                groupId,
                rules.filter(({ names }) => groupIds.includes(names)),
            );
        } catch (error) {
            if (failureKind(error) !== "gone") throw error;
        }
    }
}
