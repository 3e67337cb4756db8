// Covers: groupRules.ts, permissions.ts, securityGroupRulesWire.ts, securityGroups.ts
import {
    AuthorizeSecurityGroupIngressCommand,
    CreateNetworkInterfaceCommand,
    CreateSecurityGroupCommand,
    DeleteSecurityGroupCommand,
    DescribeSecurityGroupRulesCommand,
    DescribeSecurityGroupsCommand,
    EC2Client,
    RevokeSecurityGroupEgressCommand,
    RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { expect } from "chai";
import { answerTo } from "../../../../testing/answerTo";
import { type ServedAccount, serveAccount } from "../../../../testing/serveAccount";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { createNetwork, type Network } from "../network";

describe("Security groups on the wire", () => {
    let account: ServedAccount;
    let ec2: EC2Client;
    let network: Network;
    let other: string;

    before(async () => {
        account = await serveAccount(temporaryFolder());
        ec2 = new EC2Client(account.config);
        network = await createNetwork(ec2);
        const wanted = { GroupName: "balancer", Description: "balancer", VpcId: network.vpcId };
        other = (await ec2.send(new CreateSecurityGroupCommand(wanted))).GroupId ?? "";
    });

    after(() => account.close());

    const remove = (GroupId: string) => answerTo(ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
    const find = async (Name: string, value: string) =>
        (await ec2.send(new DescribeSecurityGroupsCommand({ Filters: [{ Name, Values: [value] }] })))
            .SecurityGroups ?? [];

    it("let everything out when they are new", async () => {
        const [found] = await find("group-id", other);
        expect(found).to.deep.include({ GroupName: "balancer", VpcId: network.vpcId, IpPermissions: [] });
        const [rule] = found?.IpPermissionsEgress ?? [];
        expect(rule).to.deep.include({ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] });
        const everything = { GroupId: other, IpPermissions: [{ ...rule, IpProtocol: "-1" }] };
        expect(await answerTo(ec2.send(new RevokeSecurityGroupEgressCommand(everything)))).to.equal(
            "accepted",
        );
        expect((await find("group-id", other))[0]?.IpPermissionsEgress).to.deep.equal([]);
        expect(await answerTo(ec2.send(new RevokeSecurityGroupEgressCommand(everything)))).to.match(
            /^400 InvalidPermission.NotFound/,
        );
    });

    it("cannot be deleted while a rule of another names them; the rule can be revoked by its id", async () => {
        const UserIdGroupPairs = [{ GroupId: other }];
        const permission = { IpProtocol: "tcp", FromPort: 80, ToPort: 90, UserIdGroupPairs };
        await ec2.send(
            new AuthorizeSecurityGroupIngressCommand({
                GroupId: network.groupId,
                IpPermissions: [permission],
            }),
        );
        expect(await remove(other)).to.equal(
            `400 DependencyViolation: resource ${other} has a dependent object`,
        );
        expect((await find("ip-permission.group-id", other)).map(({ GroupId }) => GroupId)).to.deep.equal([
            network.groupId,
        ]);
        const Filters = [{ Name: "group-id", Values: [network.groupId] }];
        const { SecurityGroupRules = [] } = await ec2.send(
            new DescribeSecurityGroupRulesCommand({ Filters }),
        );
        const rule = SecurityGroupRules.find(
            ({ ReferencedGroupInfo }) => ReferencedGroupInfo?.GroupId === other,
        );
        expect(rule).to.include({ IsEgress: false, IpProtocol: "tcp", FromPort: 80, ToPort: 90 });
        await ec2.send(
            new RevokeSecurityGroupIngressCommand({
                GroupId: network.groupId,
                SecurityGroupRuleIds: [rule?.SecurityGroupRuleId ?? ""],
            }),
        );
        expect(await remove(other)).to.equal("accepted");
        expect(await remove(other)).to.equal(
            `400 InvalidGroup.NotFound: The security group '${other}' does not exist`,
        );
    });

    it("cannot be deleted while an interface uses them", async () => {
        const wanted = { SubnetId: network.subnetId, Groups: [network.groupId] };
        await ec2.send(new CreateNetworkInterfaceCommand(wanted));
        expect(await remove(network.groupId)).to.match(/^400 DependencyViolation/);
    });

    it("that are a VPC's default are never deleted", async () => {
        const [own] = await find("group-name", "default");
        expect(await remove(own?.GroupId ?? "")).to.match(/^400 CannotDelete: .*cannot be deleted by a user/);
    });

    it("show rules however Pulumi wrote them, each part on its own", async () => {
        account.store.put("ec2/securityGroupRule", "sgrule-1", {
            securityGroupId: network.groupId,
            type: "ingress",
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrBlocks: ["10.0.0.0/16", "10.1.0.0/16"],
            self: true,
        });
        const revoke = (permission: object) =>
            ec2.send(
                new RevokeSecurityGroupIngressCommand({
                    GroupId: network.groupId,
                    IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...permission }],
                }),
            );
        const current = async () => (await find("group-id", network.groupId))[0]?.IpPermissions?.[0];
        await revoke({ IpRanges: [{ CidrIp: "10.0.0.0/16" }] });
        expect((await current())?.IpRanges).to.deep.equal([{ CidrIp: "10.1.0.0/16" }]);
        await revoke({ UserIdGroupPairs: [{ GroupId: network.groupId }] });
        expect((await current())?.UserIdGroupPairs).to.deep.equal([]);
        await revoke({ IpRanges: [{ CidrIp: "10.1.0.0/16" }] });
        expect(account.store.list("ec2/securityGroupRule")).to.deep.equal([]);
    });
});
