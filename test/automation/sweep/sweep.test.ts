import { expect } from "chai";
import { CakeError, exitCodes } from "../../../automation/system/errors";
import { inventory } from "../../../automation/sweep/inventory";
import { sweep, type SweepOptions } from "../../../automation/sweep/sweep";
import type { SweepResult } from "../../../automation/sweep/sweepResult";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../support/localCloud/testing";
import { temporaryFolder } from "../../support/temporaryFolder";
import { leaveBehind, type LeftBehind, Maker } from "./leftBehind";

const marks = { environment: "dev-1", cluster: "dev-1" };

onLocalCloud("The sweep", () => {
    let account: ServedAccount;
    let left: LeftBehind;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder());
        left = await leaveBehind(account.config, "dev-1");
    });

    afterEach(() => account.close());

    const quick: SweepOptions = { pause: 5, deadline: 5000 };

    async function run(options: SweepOptions = {}): Promise<readonly SweepResult[]> {
        const found = await inventory(account.config, marks);
        return sweep(account.config, marks, found, { ...quick, ...options });
    }

    async function failure(options: SweepOptions = {}): Promise<CakeError> {
        const error: unknown = await run(options).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(CakeError);
        return error as CakeError;
    }

    const remaining = async () => (await inventory(account.config, marks)).map(({ kind }) => kind);

    it("deletes everything that is the environment's and nothing else, and tells each one's result", async () => {
        const told: SweepResult[] = [];
        const swept = await run({ onResult: (one) => told.push(one) });
        const { own } = left;
        // The other interface is the load balancer's: AWS deletes it.
        const nameOf = (id: string): string =>
            Object.keys(own).find((word) => own[word] === id) ?? (id === left.vpcId ? "vpc" : "ofBalancer");
        const results = swept.map(({ leftover, result }) => [nameOf(leftover.id), result]);
        expect(Object.fromEntries(results)).to.deep.equal({
            balancer: "deleted",
            targets: "deleted",
            networkInterface: "deleted",
            ofBalancer: "gone",
            address: "deleted",
            nodes: "deleted",
            traffic: "deleted",
            volume: "deleted",
            clusterLogs: "deleted",
            flowLogs: "deleted",
            provider: "deleted",
            vpc: "kept",
        });
        expect(swept.map(({ leftover }) => leftover.kind)).to.deep.equal([
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
        expect(told).to.have.members([...swept]);
        expect(await remaining()).to.deep.equal(["vpc"]);
        const { store } = account;
        const ids = ["ebs/volume", "ec2/eip", "cloudwatch/logGroup", "iam/openIdConnectProvider"].flatMap(
            (kind) => store.list(kind).map(({ id }) => id),
        );
        expect(ids).to.have.members(Object.values(left.foreign));
    });

    it("can be run again when there is nothing left, and over what went meanwhile", async () => {
        const found = await inventory(account.config, marks);
        await sweep(account.config, marks, found, quick);
        const again = await sweep(account.config, marks, found, quick);
        const results = new Set(again.map(({ result }) => result));
        // Some services answer a second deletion as if it was the first.
        expect([...results].sort()).to.deep.equal(["deleted", "gone", "kept"]);
    });

    it("tries again as long as something is in use", async () => {
        const { store } = account;
        const id = left.own.networkInterface ?? "";
        const body = store.get("ec2/networkInterface", id)?.body as object;
        const found = await inventory(account.config, marks);
        // A service of AWS still holds on to it, and lets go a little later.
        store.put("ec2/networkInterface", id, { ...body, status: "in-use" });
        const timer = setTimeout(() => {
            store.put("ec2/networkInterface", id, body);
        }, 300);
        const swept = await sweep(account.config, marks, found, quick);
        clearTimeout(timer);
        expect(swept.filter(({ result }) => result === "failed")).to.deep.equal([]);
        expect(await remaining()).to.deep.equal(["vpc"]);
    });

    it("gives up at its deadline, and says what holds what", async () => {
        const make = new Maker(account.config);
        const foreign = await make.group(left.vpcId, "other", { environment: "dev-2" });
        await make.allow(foreign, left.own.traffic ?? "");
        const swept = await run({ deadline: 3000 });
        const failed = swept.filter(({ result }) => result === "failed");
        expect(failed.map(({ leftover, reason }) => [leftover.id, reason])).to.deep.equal([
            [
                left.own.traffic,
                `DependencyViolation: resource ${left.own.traffic ?? ""} has a dependent object`,
            ],
        ]);
        // The rule of the other environment's group is as it was.
        expect(account.store.list("vpc/securityGroupIngressRule")).to.have.length(1);
    });

    it("goes on if AWS throttles", async () => {
        localCloudTesting().setFault(account.store, "ec2:DeleteVolume", { kind: "throttle", times: 3 });
        localCloudTesting().setFault(account.store, "elasticloadbalancing:DeleteLoadBalancer", {
            kind: "throttle",
            times: 2,
        });
        await run();
        expect(await remaining()).to.deep.equal(["vpc"]);
    });

    it("ends bare though answers are lost", async () => {
        for (const action of ["ec2:DeleteVolume", "ec2:DeleteSecurityGroup", "logs:DeleteLogGroup"]) {
            localCloudTesting().setFault(account.store, action, { kind: "lose", times: 2 });
        }
        const swept = await run();
        expect(swept.filter(({ result }) => result === "failed")).to.deep.equal([]);
        expect(await remaining()).to.deep.equal(["vpc"]);
    });

    it("names the missing permissions with exit code 3, after it has deleted the rest", async () => {
        localCloudTesting().setFault(account.store, "ec2:DeleteVolume", { kind: "deny" });
        localCloudTesting().setFault(account.store, "logs:DeleteLogGroup", { kind: "deny" });
        const { exitCode, message, remedy } = await failure();
        expect(exitCode).to.equal(exitCodes.unauthorised);
        expect(message).to.match(
            /^AWS does not allow ec2:DeleteVolume, logs:DeleteLogGroup in eu-central-1: /,
        );
        expect(remedy).to.match(/^Allow ec2:DeleteVolume, logs:DeleteLogGroup in the policy/);
        expect(await remaining()).to.deep.equal(["volume", "log-group", "log-group", "vpc"]);
    });

    it("names the missing permission to revoke rules, and does not wait for what stays", async () => {
        localCloudTesting().setFault(account.store, "ec2:RevokeSecurityGroupIngress", { kind: "deny" });
        const begin = Date.now();
        const { message } = await failure({ deadline: 60_000 });
        expect(message).to.contain("ec2:RevokeSecurityGroupIngress");
        expect(Date.now() - begin).to.be.lessThan(10_000);
    });

    it("ends at once when it is cancelled", async () => {
        const controller = new AbortController();
        const { exitCode } = await failure({
            signal: controller.signal,
            onResult: () => {
                controller.abort();
            },
        });
        expect(exitCode).to.equal(exitCodes.cancelled);
        expect(await remaining()).to.include("volume");
    });
});
