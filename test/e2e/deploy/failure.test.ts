import { expect } from "chai";
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { destroy } from "../../../automation/cake/destroy/destroy";
import { pathsOf } from "../../../automation/cake/model/paths";
import { preview } from "../../../automation/cake/plan/preview";
import type { EnvironmentStatus, RunResult } from "../../../automation/cake/model/results";
import { status } from "../../../automation/cake/runs/status";
import { up } from "../../../automation/cake/deploy/up";
import { CakeError } from "../../../automation/system/errors";
import { cake as shipped } from "../../../layers/cake";
import { holdings, inAccount } from "../../support/account";
import { ownCake, request, type OwnLayer } from "../../support/ownLayers";
import { projectCopy, runCake } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-a";

async function cake(project: string, code: number, ...args: readonly string[]): Promise<RunResult> {
    const result = await runCake(project, [...args, "--json"]);
    expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(code);
    return JSON.parse(result.stdout) as RunResult;
}

function outcomes({ layers }: RunResult): readonly string[] {
    return layers.map(({ layer, result }) => `${layer} ${result}`);
}

function storedLayers(project: string): readonly string[] {
    const folder = join(project, "stacks", environment, "diff");
    return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function lastResults(project: string): readonly string[] {
    const [one] = status(pathsOf(project), shipped, [environment]);
    return (one?.layers ?? []).map(({ last }) => `${last?.verb ?? ""} ${last?.result ?? ""}`);
}

describe("a failure in a whole cake", function () {
    const step = story();
    this.timeout(180_000);
    let project: string;
    let bare: readonly string[];
    before(() => {
        project = projectCopy();
        // What is in the way of a destroy is to stay there.
        appendFileSync(join(project, "stacks", environment, "stack.yaml"), "\nsweep: report\n");
        bare = holdings(project);
    });

    step("stops an up at the layer where it happens, and keeps what is pending from there on", async () => {
        await cake(project, 0, "preview", environment);
        inAccount(project, (store) => store.put("iam/role", `nodes-${environment}`, { name: "by hand" }));
        const result = await cake(project, 4, "up", environment, "--yes");
        expect(result.result).to.equal("failed");
        expect(outcomes(result)).to.deep.equal([
            "network succeeded",
            "compute failed",
            "cluster-config skipped",
        ]);
        expect(storedLayers(project)).to.deep.equal(["cluster-config.json", "compute.json"]);
        const changes = readFileSync(join(project, "stacks", environment, "changes.txt"), "utf8");
        expect(changes).to.contain("compute").and.not.to.contain("aws:ec2:Vpc vpc");
    });

    step("names the resource and the cause, and nothing that only follows from it", async () => {
        const result = await runCake(project, ["up", environment, "--yes"]);
        expect(result.code).to.equal(4);
        for (const text of [result.stdout, result.stderr]) {
            expect(text).to.match(/aws:iam:Role nodes\b/);
            expect(text).to.match(/EntityAlreadyExists: .*nodes-sandbox-a/);
            expect(text).not.to.match(/none were seen|connection is closing/);
        }
        expect(result.stdout).to.contain(`npm run up -- ${environment}`);
    });

    step("is told by status", async () => {
        const { environments } = (await cake(project, 0, "status")) as unknown as {
            environments: readonly EnvironmentStatus[];
        };
        const layers = environments.find((one) => one.environment === environment)?.layers ?? [];
        expect(layers.map(({ last }) => last?.result)).to.deep.equal(["unchanged", "failed", "skipped"]);
        expect(layers.map(({ pending }) => pending !== undefined)).to.deep.equal([false, true, true]);
        expect(layers.map(({ deployed }) => deployed?.partial)).to.deep.equal([undefined, true, undefined]);
    });

    step("leaves an up that goes on where it stopped, once the cause is gone", async () => {
        inAccount(project, (store) => store.delete("iam/role", `nodes-${environment}`));
        expect(outcomes(await cake(project, 0, "up", environment, "--yes"))).to.deep.equal([
            "network unchanged",
            "compute succeeded",
            "cluster-config succeeded",
        ]);
        expect(storedLayers(project)).to.deep.equal([]);
    });

    step(
        "stops a destroy at the layer where it happens, which goes on once the cause is gone, to the bare account",
        async () => {
            const vpcId = inAccount(project, (store) => store.list("ec2/vpc")[0]?.id ?? "");
            const byHand = ownCake(
                ({ aws, opts }) => new aws.ec2.SecurityGroup("by-hand", { vpcId }, opts).id,
            );
            await up(request(project, byHand, "sandbox-b"));

            const args = ["destroy", environment, `--confirm=${environment}`];
            const stopped = await cake(project, 4, ...args);
            expect(outcomes(stopped)).to.deep.equal([
                "cluster-config succeeded",
                "compute succeeded",
                "network failed",
            ]);
            const failure = stopped.layers[2]?.failures[0];
            expect(failure?.urn).to.match(/aws:ec2\/vpc:Vpc::vpc$/);
            expect(failure?.text).to.match(/DependencyViolation: .*vpc-0/);
            expect(lastResults(project)).to.deep.equal([
                "destroy failed",
                "destroy succeeded",
                "destroy succeeded",
            ]);
            expect(holdings(project)).to.include(`ec2/vpc ${vpcId}`);

            await destroy(request(project, byHand, "sandbox-b"));
            expect(outcomes(await cake(project, 0, ...args))).to.deep.equal([
                "cluster-config unchanged",
                "compute unchanged",
                "network succeeded",
            ]);
            expect(holdings(project)).to.deep.equal(bare);
        },
    );
});

describe("a failure in a layer's program", function () {
    this.timeout(120_000);
    const network: OwnLayer = ({ aws, opts }) =>
        new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts).id;
    const subnet =
        (cidrBlock: string): OwnLayer =>
        ({ aws, opts, below }) =>
            new aws.ec2.Subnet("subnet", { vpcId: below, cidrBlock }, opts).id;
    const top: OwnLayer = ({ aws, opts, below }) =>
        new aws.cloudwatch.LogGroup("top", { tags: { below } }, opts).arn;

    it("wants a new preview once it is mended, and then goes on", async () => {
        const project = projectCopy();
        const wrong = request(project, ownCake(network, subnet("10.9.0.0/24"), top));
        await preview(wrong);
        const failed = await up(wrong);
        expect(outcomes(failed)).to.deep.equal([
            "network succeeded",
            "compute failed",
            "cluster-config skipped",
        ]);
        expect(failed.layers[1]?.failures.map(({ text }) => text).join()).to.match(/InvalidSubnet\.Range/);

        const mended = request(project, ownCake(network, subnet("10.1.0.0/24"), top));
        const before = holdings(project);
        const refused = await up(mended).then(
            () => undefined,
            (error: unknown) => error,
        );
        expect(refused).to.be.instanceOf(CakeError).with.property("exitCode", 5);
        expect(holdings(project)).to.deep.equal(before);

        await preview(mended);
        expect(outcomes(await up(mended))).to.deep.equal([
            "network unchanged",
            "compute succeeded",
            "cluster-config succeeded",
        ]);
        await destroy(mended);
        expect(holdings(project)).to.deep.equal([]);
    });

    it("that only shows on real values ends the up, with what is up by then on record", async () => {
        const project = projectCopy();
        const broken: OwnLayer = ({ below }) => {
            throw new Error(`no use for ${typeof below}`);
        };
        let runs = 0;
        const cake = request(
            project,
            ownCake(
                network,
                (program) => (++runs > 1 ? broken(program) : subnet("10.1.0.0/24")(program)),
                top,
            ),
        );
        const error = await up(cake).then(
            () => undefined,
            (thrown: unknown) => thrown,
        );
        expect(error).to.be.instanceOf(CakeError).with.property("exitCode", 4);
        expect(String(error)).to.match(/sandbox-a\/compute.*\n.*no use for/);
        expect(lastResults(project).slice(0, 2)).to.deep.equal(["up succeeded", "up failed"]);
    });
});
