// Covers: elbTags.ts
import { expect } from "chai";
import { elbTags } from "../../../../automation/sweep/search/elbTags";
import { searchOf } from "../../../../automation/sweep/search/searchOf";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../../support/localCloud/testing";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { awsAt, rejection } from "../aws/fakeAws";
import { Maker } from "../leftBehind";

onLocalCloud("what an inventory starts from", () => {
    let account: ServedAccount;
    let make: Maker;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder());
        make = new Maker(account.config);
    });

    afterEach(() => account.close());

    it("is the VPCs with the environment's tag and the one that is named, of which only the former are certain", async () => {
        const [own, named] = [await make.vpc({ environment: "dev-1" }), await make.vpc({ Name: "legacy" })];
        await make.vpc({ environment: "dev-2" });
        const search = await searchOf(awsAt(account.config), { environment: "dev-1", vpcId: named });
        expect(search.vpcIds).to.have.members([own, named]);
        expect(search.ownVpcIds).to.deep.equal([own]);
        expect(search.cluster).to.equal(undefined);
    });

    it("is the cluster, if it still exists", async () => {
        const marks = { environment: "dev-1", cluster: "dev-1" };
        expect((await searchOf(awsAt(account.config), marks)).cluster).to.equal(undefined);
        account.store.put("eks/cluster", "dev-1", { name: "dev-1", version: "1.34" });
        expect((await searchOf(awsAt(account.config), marks)).cluster?.name).to.equal("dev-1");
    });

    it("names all permissions that are missing for it", async () => {
        for (const action of ["ec2:DescribeVpcs", "eks:DescribeCluster"])
            localCloudTesting().setFault(account.store, action, { kind: "deny" });
        const error = await rejection(
            searchOf(awsAt(account.config), { environment: "dev-1", cluster: "dev-1" }),
        );
        expect(error).to.have.property("message").that.contains("ec2:DescribeVpcs, eks:DescribeCluster");
    });

    it("has the tags of many load balancers, without one that was deleted meanwhile", async () => {
        const vpcId = await make.vpc();
        const subnetId = await make.subnet(vpcId);
        const arns: string[] = [];
        for (let index = 0; index < 3; index += 1) {
            const [arn] = await make.balancer(`web-${index}`, subnetId, vpcId, { index: index.toString() });
            arns.push(arn);
        }
        const gone = arns[0]?.replace("web-0", "gone-0") ?? "";
        const tags = await elbTags(awsAt(account.config), [gone, ...arns]);
        expect([...tags]).to.have.deep.members(arns.map((arn, index) => [arn, { index: index.toString() }]));
    });
});
