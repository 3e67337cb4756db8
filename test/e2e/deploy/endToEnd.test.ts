import { expect } from "chai";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { needsKubectl } from "../../support/needsKubectl";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

const environment = "sandbox-a";

function stored(project: string): Record<string, string> {
    const folder = join(project, "stacks", environment);
    const diff = join(folder, "diff");
    const files = [
        ...["changes.txt"].filter((name) => existsSync(join(folder, name))),
        ...(existsSync(diff) ? readdirSync(diff).map((name) => `diff/${name}`) : []),
    ];
    return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

function expectCode(result: CommandResult, code: number): void {
    expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(code);
}

describe("a whole cake, from bare to bare", function () {
    const step = story();
    this.timeout(300_000);
    let project: string;
    before(() => {
        project = projectCopy();
    });

    step("previews an environment that does not exist yet, and stores the diff", async () => {
        const result = await runCake(project, ["preview", environment]);
        expectCode(result, 0);
        const files = stored(project);
        expect(Object.keys(files).sort()).to.deep.equal([
            "changes.txt",
            "diff/cluster-config.json",
            "diff/compute.json",
            "diff/network.json",
        ]);
        expect(files["changes.txt"]?.trimEnd().split("\n").at(-1)).to.match(
            /^Plan: [5-9]\d to add, 0 to change, 0 to destroy\.$/,
        );
        expect(files["changes.txt"]).to.contain("[unknown");
        expect(result.stdout).to.contain(`npm run up -- ${environment}`);
    });

    step("stores the same bytes when nothing changed", async () => {
        const before = stored(project);
        expectCode(await runCake(project, ["preview", environment, "--fresh"]), 0);
        expect(stored(project)).to.deep.equal(before);
    });

    step("deploys all layers in order and removes their diffs", async () => {
        const result = await runCake(project, ["up", environment, "--yes", "--json"]);
        expectCode(result, 0);
        const { layers } = JSON.parse(result.stdout) as { layers: { layer: string; result: string }[] };
        expect(layers.map(({ layer, result: outcome }) => `${layer} ${outcome}`)).to.deep.equal([
            "network succeeded",
            "compute succeeded",
            "cluster-config succeeded",
        ]);
        expect(stored(project)).to.deep.equal({});
    });

    step("tells what is deployed", async () => {
        const result = await runCake(project, ["status", "--json"]);
        expectCode(result, 0);
        const { environments } = JSON.parse(result.stdout) as {
            environments: {
                environment: string;
                layers: { layer: string; deployed?: { resources: number } }[];
            }[];
        };
        const counts = environments
            .find((one) => one.environment === environment)
            ?.layers.map((layer) => layer.deployed?.resources ?? 0);
        expect(counts).to.have.length(3);
        for (const count of counts ?? []) expect(count).to.be.greaterThan(5);
    });

    step("has no changes after an up, and writes no diff, though the ports are others", async () => {
        const result = await runCake(project, ["preview", environment, "--fresh", "--expect-no-changes"]);
        expectCode(result, 0);
        expect(stored(project)).to.deep.equal({});
    });

    step("finds the real world as it left it", async () => {
        expectCode(await runCake(project, ["preview", environment, "--refresh", "--expect-no-changes"]), 0);
    });

    step("leaves an unchanged environment alone on a second up", async () => {
        const result = await runCake(project, ["up", environment, "--yes", "--json"]);
        expectCode(result, 0);
        const { layers } = JSON.parse(result.stdout) as { layers: { result: string }[] };
        expect(layers.map((layer) => layer.result)).to.deep.equal(["unchanged", "unchanged", "unchanged"]);
    });

    step("runs kubectl against the environment's cluster", async function () {
        needsKubectl.call(this);
        const result = await runCake(project, ["kubectl", environment, "get", "pods", "-A"]);
        expectCode(result, 0);
        expect(result.stdout).to.match(/ingress\s+ingress-nginx-controller-\S+\s+1\/1\s+Running/);
    });

    step("destroys from top to bottom, and can be told to do so again", async () => {
        for (const outcome of ["succeeded", "unchanged"]) {
            const result = await runCake(project, [
                "destroy",
                environment,
                `--confirm=${environment}`,
                "--json",
            ]);
            expectCode(result, 0);
            const { layers } = JSON.parse(result.stdout) as { layers: { layer: string; result: string }[] };
            expect(layers.map((layer) => layer.layer)).to.deep.equal([
                "cluster-config",
                "compute",
                "network",
            ]);
            for (const layer of layers) expect(layer.result, layer.layer).to.equal(outcome);
        }
        expect(existsSync(join(project, "stacks", environment, "deployed.yaml"))).to.equal(false);
    });
});
