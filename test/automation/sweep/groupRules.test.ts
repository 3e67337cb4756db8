// Covers: sweepKind.ts
import { expect } from "chai";
import { revokeRulesAbout } from "../../../automation/sweep/groupRules";
import type { SweepResult } from "../../../automation/sweep/sweepResult";
import { inventory } from "../../../automation/sweep/inventory";
import { searchOf } from "../../../automation/sweep/search/searchOf";
import { sweepKind } from "../../../automation/sweep/sweepKind";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../support/localCloud/testing";
import { temporaryFolder } from "../../support/temporaryFolder";
import { awsAt } from "./aws/fakeAws";
import { Maker } from "./leftBehind";

const marks = { environment: "dev-1" };

onLocalCloud("security groups that name each other", () => {
    let account: ServedAccount;
    let own: string;
    let other: string;
    let target: string;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder());
        const make = new Maker(account.config);
        const vpcId = await make.vpc({ environment: "dev-1" });
        target = await make.group(vpcId, "target");
        own = await make.group(vpcId, "own");
        other = await make.group(vpcId, "other", { environment: "dev-2" });
        await make.allow(own, target);
        await make.allow(other, target);
        await make.allow(target, own);
    });

    afterEach(() => account.close());

    const rules = () => account.store.list("vpc/securityGroupIngressRule").length;

    it("lose the rules about a group, unless they are another environment's", async () => {
        expect(rules()).to.equal(3);
        const aws = awsAt(account.config);
        await revokeRulesAbout(aws, await searchOf(aws, marks), [target]);
        expect(rules()).to.equal(2);
        await revokeRulesAbout(aws, await searchOf(aws, marks), [own]);
        expect(rules()).to.equal(1);
    });

    it("are deleted after their rules were revoked", async () => {
        const make = new Maker(account.config);
        const vpcId = await make.vpc({ environment: "dev-1" });
        const [one, two] = [await make.group(vpcId, "one"), await make.group(vpcId, "two")];
        await make.allow(one, two);
        await make.allow(two, one);
        const leftovers = (await inventory(account.config, marks)).filter(({ id }) =>
            [one, two].includes(id),
        );
        const results: SweepResult[] = [];
        const denied = await sweepKind(
            awsAt(account.config),
            marks,
            "security-group",
            leftovers,
            (result) => {
                results.push(result);
            },
        );
        expect(denied).to.deep.equal([]);
        expect(results.map(({ result }) => result)).to.deep.equal(["deleted", "deleted"]);
    });

    it("are tried once, and the permission that is missing is returned, if rules may not be revoked", async () => {
        localCloudTesting().setFault(account.store, "ec2:RevokeSecurityGroupIngress", { kind: "deny" });
        const leftovers = (await inventory(account.config, marks)).filter(({ id }) => id === target);
        const results: SweepResult[] = [];
        const denied = await sweepKind(
            awsAt(account.config),
            marks,
            "security-group",
            leftovers,
            (result) => {
                results.push(result);
            },
        );
        expect(denied.map(({ actions }) => actions)).to.deep.equal([["ec2:RevokeSecurityGroupIngress"]]);
        expect(results.map(({ result }) => result)).to.deep.equal(["failed"]);
    });

    it("of other kinds are left to those", async () => {
        const leftovers = await inventory(account.config, marks);
        const aws = awsAt(account.config);
        expect(await sweepKind(aws, marks, "volume", leftovers, () => undefined)).to.deep.equal([]);
        expect(account.store.list("ec2/securityGroup").length).to.be.greaterThan(2);
    });
});
