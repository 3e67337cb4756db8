import {
    DeleteClusterCommand,
    DeleteNodegroupCommand,
    EKSClient,
    ListNodegroupsCommand,
} from "@aws-sdk/client-eks";
import { expect } from "chai";
import { inAccount } from "../../support/account";
import { type Fault, localCloudTesting } from "../../support/localCloud/testing";
import { eventually, inCloud, liveCluster, makeWorkload } from "../../support/liveCloud";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

interface Destroyed {
    readonly result: string;
    readonly layers: readonly { readonly layer: string; readonly result: string }[];
    readonly drained: {
        readonly result: string;
        readonly dropped?: number;
        readonly waitingFor: readonly { readonly object: string; readonly reason: string }[];
        readonly failure?: { readonly remedy: string };
    };
    readonly swept: {
        readonly result: string;
        readonly leftovers: readonly { readonly kind: string; readonly result: string }[];
        readonly failure?: { readonly message: string };
    };
}

function destroyed({ stdout }: CommandResult): Destroyed {
    return JSON.parse(stdout) as Destroyed;
}

describe("a destroy of a cluster that does not do its part", function () {
    this.timeout(300_000);
    let project: string;

    before(() => {
        project = projectCopy();
    });

    function destroy(environment: string, ...more: string[]): Promise<CommandResult> {
        return runCake(project, ["destroy", environment, `--confirm=${environment}`, "--json", ...more]);
    }

    /** Makes AWS fail on purpose, or no longer. */
    function fault(action: string, what: Fault | undefined): void {
        inAccount(project, (store) => {
            localCloudTesting().setFault(store, action, what);
        });
    }

    describe("as the driver of its volumes is gone", () => {
        const step = story();
        before(async () => {
            const up = await runCake(project, ["up", "sandbox-a", "--yes"]);
            expect(up.code, up.stderr).to.equal(0);
            await inCloud(project, async (cloud) => {
                const cluster = await liveCluster(cloud, "sandbox-a");
                await makeWorkload(cluster);
                const path = "/apis/apps/v1/namespaces/kube-system/deployments/ebs-csi-controller";
                expect((await cluster.ask("DELETE", path)).code).to.equal(200);
                const pods = "/api/v1/namespaces/kube-system/pods";
                await eventually(
                    async () => JSON.stringify((await cluster.ask("GET", pods)).body),
                    (text) => !text.includes("ebs-csi-controller"),
                );
            });
        });

        step("ends when its time is up, and says what it waited for and what to do", async () => {
            const result = await destroy("sandbox-a", "--drain-timeout", "2s");
            expect(result.code, result.stderr).to.equal(9);
            const { layers, drained } = destroyed(result);
            expect(layers.map((layer) => layer.result)).to.deep.equal(["skipped", "skipped", "skipped"]);
            const [stuck] = drained.waitingFor;
            expect(stuck?.object).to.match(/^PersistentVolume pvc-/);
            expect(stuck?.reason).to.match(/^phase Released: its driver has not deleted its volume$/);
            expect(drained.failure?.remedy).to.contain("--skip-drain");
        });

        step("without the drain names the permission that the sweep misses", async () => {
            fault("ec2:DescribeVolumes", { kind: "deny" });
            const result = await destroy("sandbox-a", "--skip-drain");
            expect(result.code, result.stderr).to.equal(3);
            const { layers, swept } = destroyed(result);
            expect(layers.map((layer) => layer.result)).to.deep.equal([
                "succeeded",
                "succeeded",
                "succeeded",
            ]);
            expect(swept.failure?.message).to.contain("ec2:DescribeVolumes");
        });

        step("is mended by the sweep, also of an AWS that throttles", async () => {
            fault("ec2:DescribeVolumes", undefined);
            fault("ec2:DescribeVolumes", { kind: "throttle", times: 3 });
            const result = await destroy("sandbox-a");
            expect(result.code, result.stderr).to.equal(0);
            const { layers, swept } = destroyed(result);
            expect(layers.map((layer) => layer.result)).to.deep.equal([
                "unchanged",
                "unchanged",
                "unchanged",
            ]);
            const kinds = swept.leftovers.map(({ kind, result: became }) => `${kind} ${became}`);
            expect(kinds).to.deep.equal(["volume deleted"]);
            expect(swept.leftovers.filter(({ result: became }) => became === "left")).to.deep.equal([]);
        });
    });

    it("drops the records of a cluster that is gone, and ends bare", async () => {
        const up = await runCake(project, ["up", "sandbox-b", "--yes"]);
        expect(up.code, up.stderr).to.equal(0);
        await inCloud(project, async (cloud) => {
            const eks = new EKSClient(cloud.aws);
            const clusterName = "sandbox-b";
            const { nodegroups = [] } = await eks.send(new ListNodegroupsCommand({ clusterName }));
            for (const nodegroupName of nodegroups) {
                await eks.send(new DeleteNodegroupCommand({ clusterName, nodegroupName }));
            }
            await eks.send(new DeleteClusterCommand({ name: clusterName }));
        });
        const result = await destroy("sandbox-b");
        expect(result.code, result.stderr).to.equal(0);
        const { layers, drained, swept } = destroyed(result);
        expect(drained.dropped).to.be.greaterThan(5);
        expect(result.stderr).to.contain("AWS says that the cluster sandbox-b is gone");
        expect(layers.map((layer) => layer.result)).to.deep.equal(["succeeded", "succeeded", "succeeded"]);
        expect(swept.leftovers.filter(({ result: became }) => became === "left")).to.deep.equal([]);
        const listed = await runCake(project, ["leftovers", "sandbox-b"]);
        expect(listed.code, listed.stdout).to.equal(0);
    });
});
