import { expect } from "chai";
import { CakeError, exitCodes } from "../../../automation/system/errors";
import { inventory } from "../../../automation/sweep/inventory";
import type { Leftover } from "../../../automation/sweep/leftover";
import { expectedOf, ofBalancer, seen, without } from "./expected";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../support/localCloud/testing";
import { temporaryFolder } from "../../support/temporaryFolder";
import { leaveBehind, type LeftBehind, Maker } from "./leftBehind";

const marks = { environment: "dev-1", cluster: "dev-1" };

onLocalCloud("The inventory of what an environment left behind", () => {
    let account: ServedAccount;
    let left: LeftBehind;
    let found: readonly Leftover[];

    before(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder());
        left = await leaveBehind(account.config, "dev-1");
        found = await inventory(account.config, marks);
    });

    after(() => account.close());

    const find = (id: string | undefined) => found.find((each) => each.id === id);

    it("names everything, in the order in which it can be deleted", () => {
        const made = ofBalancer(found);
        expect(seen(without(found, made))).to.have.members(expectedOf(left));
        expect(
            made.map(({ deletable, heldBy }) => [deletable, left.own.balancer?.endsWith(heldBy ?? "-")]),
        ).to.deep.equal([[false, true]]);
        expect(found.map(({ kind }) => kind)).to.deep.equal([
            "load-balancer",
            "target-group",
            "network-interface",
            "network-interface",
            "elastic-ip",
            "security-group",
            "security-group",
            "volume",
            "log-group",
            "log-group",
            "oidc-provider",
            "vpc",
        ]);
    });

    it("tells the tags of interest, and when it was made", () => {
        const volume = find(left.own.volume);
        expect(volume?.tags).to.deep.equal({
            KubernetesCluster: "dev-1",
            "kubernetes.io/created-for/pvc/namespace": "shop",
            "kubernetes.io/created-for/pvc/name": "data-0",
        });
        expect(volume?.createdAt).to.match(/^20\d\d-\d\d-\d\dT/);
        expect(find(left.own.balancer)?.createdAt).to.match(/^20\d\d-/);
    });

    it("leaves out what is another's, and what is only shared", () => {
        for (const [word, id] of Object.entries(left.foreign)) expect(find(id), word).to.equal(undefined);
    });

    it("leaves out what a state still manages", async () => {
        const managed = [left.vpcId, left.own.address ?? "", left.own.balancer ?? ""];
        const rest = await inventory(account.config, { ...marks, managed });
        // The interface of the load balancer goes with it.
        expect(rest).to.have.length(found.length - 4);
        expect(rest.filter(({ id }) => managed.includes(id))).to.deep.equal([]);
    });

    it("tears nothing out of a cluster that is still there, and leaves it out if a state manages it", async () => {
        const { store } = account;
        const tags = { "aws:eks:cluster-name": "dev-1", "kubernetes.io/cluster/dev-1": "owned" };
        store.put("eks/cluster", "dev-1", { name: "dev-1", version: "1.34", tags: { environment: "dev-1" } });
        store.put("ec2/securityGroup", "sg-0eks", {
            name: "eks-cluster-sg-dev-1-1",
            vpcId: left.vpcId,
            tags,
        });
        const common = { vpcId: left.vpcId, subnetId: left.subnetId, status: "in-use" };
        store.put("ec2/networkInterface", "eni-0eks", { ...common, description: "Amazon EKS dev-1" });
        store.put("eks/nodeGroup", "dev-1:main", { clusterName: "dev-1", nodeGroupName: "main" });
        const owner = "eks/nodeGroup dev-1:main";
        const node = { ...common, owner, description: "aws-K8S-i-0abc0123456789abc" };
        store.put("ec2/networkInterface", "eni-0node", node);
        const ids = ["dev-1", "i-0abc0123456789abc", "eni-0eks", "eni-0node", "sg-0eks"];
        const listed = await inventory(account.config, marks);
        const rest = await inventory(account.config, { ...marks, managed: ["dev-1"] });
        for (const [kind, id] of [
            ["eks/cluster", "dev-1"],
            ["eks/nodeGroup", "dev-1:main"],
            ["ec2/securityGroup", "sg-0eks"],
            ["ec2/networkInterface", "eni-0eks"],
            ["ec2/networkInterface", "eni-0node"],
        ] as const)
            store.delete(kind, id);
        const added = listed.filter(({ id }) => ids.includes(id));
        expect(added.map(({ id, deletable }) => [id, deletable])).to.deep.equal(ids.map((id) => [id, false]));
        const reasons = new Set(added.slice(1).map(({ reason }) => reason));
        expect([...reasons]).to.have.members([
            "it goes with the cluster dev-1",
            "it is attached to i-0abc0123456789abc",
        ]);
        expect(rest).to.deep.equal(found);
    });

    it("only reports what nothing but a VPC tells of, if the VPC is not marked", async () => {
        const make = new Maker(account.config);
        const vpcId = await make.vpc({ Name: "legacy" });
        const group = await make.group(vpcId, "app");
        const marked = await make.group(vpcId, "cluster", { KubernetesCluster: "legacy" });
        const listed = await inventory(account.config, { environment: "legacy", cluster: "legacy", vpcId });
        const deletable = Object.fromEntries(listed.map((each) => [each.id, each.deletable]));
        expect(deletable).to.deep.equal({ [group]: false, [marked]: true, [vpcId]: false });
        expect(listed.find(({ id }) => id === group)?.reason).to.contain("nothing but its VPC tells");
    });

    it("finds nothing of an environment that left nothing", async () => {
        expect(await inventory(account.config, { environment: "dev-9", cluster: "dev-9" })).to.deep.equal([]);
    });

    it("finds nothing in a VPC that is gone", async () => {
        const gone = { environment: "dev-9", vpcId: "vpc-0123456789abcdef0" };
        expect(await inventory(account.config, gone)).to.deep.equal([]);
    });

    it("goes on if AWS throttles", async () => {
        localCloudTesting().setFault(account.store, "ec2:DescribeVolumes", { kind: "throttle", times: 3 });
        localCloudTesting().setFault(account.store, "logs:DescribeLogGroups", { kind: "throttle", times: 2 });
        expect(await inventory(account.config, marks, { pause: 5 })).to.deep.equal(found);
    });

    it("ends at its deadline if AWS throttles for ever", async () => {
        localCloudTesting().setFault(account.store, "ec2:DescribeVolumes", { kind: "throttle", times: 1e6 });
        const answer = await localCloudTesting().answerTo(
            inventory(account.config, marks, { pause: 5, deadline: 3000 }),
        );
        localCloudTesting().setFault(account.store, "ec2:DescribeVolumes", undefined);
        expect(answer).to.match(
            /CakeError: AWS still throttles ec2:DescribeVolumes in eu-central-1 after \d+ s: Request limit/,
        );
    });

    it("goes on if AWS fails inside, or an answer is lost", async () => {
        localCloudTesting().setFault(account.store, "ec2:DescribeVolumes", { kind: "fail", times: 2 });
        localCloudTesting().setFault(account.store, "ec2:DescribeAddresses", { kind: "lose", times: 2 });
        expect(await inventory(account.config, marks, { pause: 5 })).to.deep.equal(found);
    });

    it("ends at its deadline if AWS does not answer", async () => {
        localCloudTesting().setFault(account.store, "ec2:DescribeVolumes", { kind: "hang" });
        const answer = await localCloudTesting().answerTo(
            inventory(account.config, marks, { pause: 5, deadline: 500 }),
        );
        localCloudTesting().setFault(account.store, "ec2:DescribeVolumes", undefined);
        expect(answer).to.match(
            /CakeError: AWS cannot be reached at .* for ec2:DescribeVolumes .*: no answer/,
        );
    });

    it("names every missing permission at once, with exit code 3", async () => {
        const actions = ["ec2:DescribeVolumes", "iam:ListOpenIDConnectProviders"];
        for (const action of actions) localCloudTesting().setFault(account.store, action, { kind: "deny" });
        const error: unknown = await inventory(account.config, marks).catch((thrown: unknown) => thrown);
        for (const action of actions) localCloudTesting().setFault(account.store, action, undefined);
        expect(error).to.be.instanceOf(CakeError);
        const { message, exitCode, remedy } = error as CakeError;
        expect(exitCode).to.equal(exitCodes.unauthorised);
        expect(message).to.contain("ec2:DescribeVolumes, iam:ListOpenIDConnectProviders in eu-central-1");
        expect(remedy).to.contain("Allow ec2:DescribeVolumes, iam:ListOpenIDConnectProviders");
    });

    it("says so if credentials are not accepted", async () => {
        const credentials = { accessKeyId: "STRANGER", secretAccessKey: "never-shown" };
        const error = await inventory({ ...account.config, credentials }, marks).catch(
            (thrown: unknown) => thrown,
        );
        const { message, exitCode, remedy } = error as CakeError;
        expect(exitCode).to.equal(exitCodes.unauthorised);
        expect(message).to.match(/^AWS did not accept the credentials \(AuthFailure\) for ec2:DescribeVpcs/);
        expect(message + (remedy ?? "")).to.not.contain("never-shown");
    });

    it("says so if nothing answers", async () => {
        const target = { ...account.config, endpoint: "http://127.0.0.1:1" };
        const error = await inventory(target, marks, { pause: 1 }).catch((thrown: unknown) => thrown);
        expect((error as CakeError).message).to.match(
            /^AWS cannot be reached at http:\/\/127\.0\.0\.1:1 for/,
        );
    });

    it("can be cancelled by a signal that others listen to, without a warning about listeners", async () => {
        const warnings: string[] = [];
        const listen = (warning: Error) => warnings.push(warning.message);
        process.on("warning", listen);
        await inventory(account.config, marks, { signal: new AbortController().signal });
        await new Promise(setImmediate);
        process.off("warning", listen);
        expect(warnings).to.deep.equal([]);
    });

    it("ends at once when it is cancelled", async () => {
        const signal = AbortSignal.abort();
        const error = await inventory(account.config, marks, { signal }).catch((thrown: unknown) => thrown);
        expect((error as CakeError).exitCode).to.equal(exitCodes.cancelled);
    });
});
