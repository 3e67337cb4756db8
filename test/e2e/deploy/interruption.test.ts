import { expect } from "chai";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cake } from "../../../layers/cake";
import type { RepairResult } from "../../../automation/cake/session/repair/repair";
import type { RunResult } from "../../../automation/cake/model/results";
import { holdings } from "../../support/account";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-a";
const destroy = ["destroy", environment, `--confirm=${environment}`];
const up = ["up", environment, "--yes"];
const slowly = ["--latency", "realistic"];

/** Runs `cake`, and sends it signals, one right after the other, some time after a moment that stderr tells. */
function stop(
    project: string,
    args: readonly string[],
    moment: RegExp,
    milliseconds: number,
    ...signals: readonly NodeJS.Signals[]
): Promise<CommandResult> {
    let isThere = false;
    return runCake(project, args, {
        onStderr: (stderr, kill) => {
            if (isThere || !moment.test(stderr)) return;
            isThere = true;
            signals.forEach((signal, index) =>
                setTimeout(() => {
                    kill(signal);
                }, milliseconds + index),
            );
        },
    });
}

async function expectDone(project: string, args: readonly string[]): Promise<CommandResult> {
    const result = await runCake(project, args);
    expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(0);
    return result;
}

function stackFile(project: string, layer: string): string {
    return join(project, ".cake/state/.pulumi/stacks", layer, `${environment}.json`);
}

/** What the state says was begun and not ended. */
function pending(project: string): readonly unknown[] {
    return cake
        .map(({ name: layer }) => stackFile(project, layer))
        .filter((file) => existsSync(file))
        .flatMap((file) => {
            const state = JSON.parse(readFileSync(file, "utf8")) as {
                checkpoint: { latest?: { pending_operations?: readonly unknown[] } };
            };
            return state.checkpoint.latest?.pending_operations ?? [];
        });
}

function plans(project: string): readonly string[] {
    return cake.flatMap(({ name: layer }) =>
        readdirSync(join(project, ".cake/environments", environment, layer)).filter((name) =>
            /^(plan|output)-/.test(name),
        ),
    );
}

function outcomes({ stdout }: CommandResult): readonly string[] {
    return (JSON.parse(stdout) as RunResult).layers.map(({ layer, result }) => `${layer} ${result}`);
}

const duringCluster = /compute +deploying[^]*cluster-eksRole created/;
const duringNetwork = /network +deploying[^]*Eip nat-a created/;
const duringNodes = /compute +deploying[^]*eks:Addon cluster-vpc-cni created/;

describe("a whole cake that is stopped by Ctrl-C", function () {
    const step = story();
    this.timeout(180_000);
    let project: string;
    before(() => {
        project = projectCopy();
    });

    step("ends what is under way, says so, and leaves nothing open", async () => {
        const stopped = await stop(project, [...up, ...slowly, "--json"], duringCluster, 700, "SIGINT");
        expect(stopped.code, stopped.stderr).to.equal(8);
        expect(stopped.stderr).to.contain("Stopping after the operations under way");
        expect(stopped.stderr).not.to.match(/error|none were seen/);
        expect(outcomes(stopped)).to.deep.equal([
            "network succeeded",
            "compute cancelled",
            "cluster-config skipped",
        ]);
        expect(stopped.stdout).to.contain(`npm run up -- ${environment}`);
        expect(pending(project)).to.deep.equal([]);
        expect(plans(project)).to.deep.equal([]);
        expect(holdings(project)).to.include(`eks/cluster ${environment}`);
    });

    step("goes on with the next up to where an uninterrupted one ends", async () => {
        expect(outcomes(await expectDone(project, [...up, "--json"]))).to.deep.equal([
            "network unchanged",
            "compute succeeded",
            "cluster-config succeeded",
        ]);
        await expectDone(project, ["preview", environment, "--refresh", "--expect-no-changes"]);
    });

    step("does so when it is destroyed and told to terminate, too", async () => {
        const moment = /compute +destroying[^]*deleted/;
        const stopped = await stop(project, [...destroy, ...slowly, "--json"], moment, 300, "SIGTERM");
        expect(stopped.code, stopped.stderr).to.equal(8);
        expect(outcomes(stopped)).to.deep.equal([
            "cluster-config succeeded",
            "compute cancelled",
            "network skipped",
        ]);
        expect(pending(project)).to.deep.equal([]);
        await expectDone(project, destroy);
        expect(holdings(project)).to.deep.equal([]);
    });

    step(
        "kills the engine at the second one, names what it was in the middle of, and repairs it in the next up",
        async () => {
            const args = [...up, ...slowly, "--json"];
            const killed = await stop(project, args, duringCluster, 700, "SIGINT", "SIGTERM");
            expect(killed.code, killed.stderr).to.equal(8);
            expect(killed.stderr).to.contain("The engine is killed");
            const { layers, next } = JSON.parse(killed.stdout) as RunResult;
            expect(layers[1]?.interrupted).to.equal(true);
            expect(layers[1]?.failures.map(({ text }) => text).join()).to.match(
                /aws:eks:Cluster cluster-eksCluster was being created when the engine was killed/,
            );
            expect(next).to.equal(`npm run repair -- ${environment}`);
            expect(pending(project)).to.have.length(1);
            expect(plans(project)).to.deep.equal([]);

            const repaired = await expectDone(project, ["repair", environment, "--yes", "--json"]);
            const { operations } = (JSON.parse(repaired.stdout) as RepairResult).layers[0] ?? {};
            expect(operations?.map(({ result, id }) => `${result} ${id ?? ""}`)).to.include(
                `imported ${environment}`,
            );
            expect(pending(project)).to.deep.equal([]);
            await expectDone(project, up);
            await expectDone(project, ["preview", environment, "--refresh", "--expect-no-changes"]);
        },
    );

    step("kills it too when the operations under way do not end within the grace", async () => {
        const args = [...destroy, ...slowly, "--grace", "0s", "--json"];
        const moment = /compute +destroying[^]*NodeGroup nodes-system deleted/;
        const killed = await stop(project, args, moment, 300, "SIGTERM");
        expect(killed.code, killed.stderr).to.equal(8);
        expect(killed.stderr).to.contain("did not end within 0s; the engine is killed");
        const next = await expectDone(project, destroy);
        expect(next.stdout).to.contain("succeeded");
        expect(pending(project)).to.deep.equal([]);
        expect(holdings(project)).to.deep.equal([]);
    });

    step("refuses a grace that is not a duration before anything is begun", async () => {
        const refused = await runCake(project, [...up, "--grace", "soon"]);
        expect(refused.code).to.equal(2);
        expect(refused.stderr).to.contain('--grace "soon" is not a duration.');
        expect(refused.stderr).to.contain("such as --grace 5m");
    });
});

describe("a driver that is killed", function () {
    const step = story();
    this.timeout(180_000);
    let project: string;
    before(() => {
        project = projectCopy();
    });

    step("during an up leaves an environment that the next up completes", async () => {
        for (const [moment, milliseconds] of [
            [duringNetwork, 200],
            [duringCluster, 700],
            [duringNodes, 300],
        ] as const) {
            const killed = await stop(project, [...up, ...slowly], moment, milliseconds, "SIGKILL");
            expect(killed.code, killed.stderr).to.equal(null);
            // A night would find it.
            const { stdout } = await expectDone(project, [
                "teardown",
                environment,
                "--nightly",
                "--dry-run",
                "--json",
            ]);
            const { due } = JSON.parse(stdout) as { due: readonly object[] };
            expect(due, killed.stderr).to.have.length(1);
        }
        const { stderr } = await expectDone(project, up);
        // How much of it the engine that was left alone has done by now is up to the machine.
        expect(stderr).to.match(/The last up of sandbox-a, .* its lock is removed/);
        expect(pending(project)).to.deep.equal([]);
        expect(plans(project)).to.deep.equal([]);
        await expectDone(project, ["preview", environment, "--refresh", "--expect-no-changes"]);
    });

    step(
        "during a destroy leaves an environment that the next destroy takes away, to the bare account",
        async () => {
            for (const moment of [
                /compute +destroying[^]*Addon \S+ deleted/,
                /network +destroying[^]*deleted/,
            ]) {
                const killed = await stop(project, [...destroy, ...slowly], moment, 300, "SIGKILL");
                expect(killed.code, killed.stderr).to.equal(null);
            }
            await expectDone(project, destroy);
            expect(pending(project)).to.deep.equal([]);
            expect(holdings(project)).to.deep.equal([]);
        },
    );
});
