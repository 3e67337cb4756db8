// Covers: clusters.ts, elasticIps.ts, instances.ts, loadBalancers.ts, logGroups.ts, natGateways.ts
// Covers: networkInterfaces.ts, oidcProviders.ts, securityGroups.ts, targetGroups.ts, volumes.ts, vpcs.ts
import { expect } from "chai";
import type { Aws } from "../../../../automation/sweep/aws/aws";
import { kinds } from "../../../../automation/sweep/kinds/kinds";
import { leftoverKinds, type Leftover, type LeftoverKind } from "../../../../automation/sweep/leftover";
import { searchOf } from "../../../../automation/sweep/search/searchOf";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../../support/localCloud/testing";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { awsAt } from "../aws/fakeAws";
import { leaveBehind, type LeftBehind } from "../leftBehind";

const marks = { environment: "dev-1", cluster: "dev-1" };

onLocalCloud("the kinds of leftovers", () => {
    let account: ServedAccount;
    let left: LeftBehind;
    let aws: Aws;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder());
        left = await leaveBehind(account.config, "dev-1");
        aws = awsAt(account.config);
    });

    afterEach(() => account.close());

    const kindOf = (kind: LeftoverKind) => {
        const found = kinds.find((each) => each.kind === kind);
        if (found === undefined) throw new Error(`no ${kind}`);
        return found;
    };
    const find = async (kind: LeftoverKind): Promise<Leftover[]> =>
        kindOf(kind).find(aws, await searchOf(aws, marks));
    const ids = async (kind: LeftoverKind): Promise<string[]> => (await find(kind)).map(({ id }) => id);

    it("are all there, in the order of deletion", () => {
        expect(kinds.map(({ kind }) => kind)).to.deep.equal([...leftoverKinds]);
    });

    const deleted = [
        ["load-balancer", "balancer"],
        ["elastic-ip", "address"],
        ["volume", "volume"],
        ["network-interface", "networkInterface"],
        ["log-group", "clusterLogs"],
        ["log-group", "flowLogs"],
        ["oidc-provider", "provider"],
    ] as const;

    for (const [kind, word] of deleted) {
        it(`have a ${kind} (${word}) that is found and deleted`, async () => {
            const id = left.own[word] ?? "";
            const found = (await find(kind)).find((each) => each.id === id);
            if (found === undefined) throw new Error(`${id} was not found`);
            await kindOf(kind).remove?.(aws, found);
            expect(await ids(kind)).not.to.include(id);
        });
    }

    it("have target groups that can be deleted after their load balancer", async () => {
        const [group] = await find("target-group");
        expect(group).to.include({ id: left.own.targets, size: "TCP:80", heldBy: left.own.balancer });
        for (const balancer of await find("load-balancer"))
            await kindOf("load-balancer").remove?.(aws, balancer);
        if (group !== undefined) await kindOf("target-group").remove?.(aws, group);
        expect(await ids("target-group")).to.deep.equal([]);
    });

    it("have security groups, without the default one of a VPC", async () => {
        const found = await find("security-group");
        expect(found.map(({ id }) => id)).to.have.members([left.own.nodes, left.own.traffic]);
        expect(found.map(({ name }) => name)).to.have.members(["nodes", "k8s-traffic"]);
    });

    it("have network interfaces that say what they were made for, and whether they still exist", async () => {
        const found = await find("network-interface");
        const own = found.find(({ id }) => id === left.own.networkInterface);
        const ofBalancer = found.find(({ id }) => id !== left.own.networkInterface);
        expect(own).to.include({ deletable: true });
        expect(ofBalancer).to.include({ deletable: false });
        expect(left.own.balancer).to.match(new RegExp(`/${ofBalancer?.heldBy ?? "-"}$`));
        const { exists, remove } = kindOf("network-interface");
        if (own === undefined) throw new Error("no interface");
        expect(await exists?.(aws, own)).to.equal(true);
        await remove?.(aws, own);
        expect(await exists?.(aws, own)).to.equal(false);
    });

    it("have instances that run, and NAT gateways", async () => {
        const { store } = account;
        const body = { vpcId: left.vpcId, subnetId: left.subnetId, tags: { environment: "dev-1" } };
        store.put("ec2/instance", "i-0123456789abcdef0", {
            ...body,
            instanceType: "m7i.large",
            instanceState: "running",
        });
        store.put("ec2/instance", "i-0123456789abcdef1", { ...body, instanceState: "terminated" });
        store.put("ec2/natGateway", "nat-0123456789abcdef0", { ...body, connectivityType: "public" });
        const [instance, ...others] = await find("instance");
        expect(others).to.deep.equal([]);
        expect(instance).to.include({ id: "i-0123456789abcdef0", size: "m7i.large", deletable: true });
        const [gateway] = await find("nat-gateway");
        expect(gateway).to.include({ id: "nat-0123456789abcdef0", size: "public", deletable: true });
        if (gateway !== undefined) await kindOf("nat-gateway").remove?.(aws, gateway);
        expect(await ids("nat-gateway")).to.deep.equal([]);
    });

    it("have clusters and VPCs, which are only reported", async () => {
        account.store.put("eks/cluster", "dev-1", { name: "dev-1", version: "1.34", tags: {} });
        const [cluster] = await find("cluster");
        expect(cluster).to.include({
            id: "dev-1",
            size: "Kubernetes 1.34",
            mark: "name dev-1",
            deletable: false,
        });
        const [vpc] = await find("vpc");
        expect(vpc).to.include({ id: left.vpcId, size: "10.0.0.0/16", deletable: false });
        for (const kind of ["cluster", "vpc"] as const) expect(kindOf(kind)).not.to.have.property("remove");
    });
});
