import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentStatus, RunResult } from "../../../automation/cake/model/results";
import { applyBlocks, pageBlocks } from "../../support/pageBlocks";
import { runCake, wholeCopy, type CommandResult } from "../../support/project";

const environment = "sandbox-a";
const layers = ["network", "compute", "data", "cluster-config"];

/** A copy of this project with the layer that layers/README.md adds. */
function withData(): string {
    const project = wholeCopy();
    applyBlocks(project, pageBlocks("layers/README.md", "## Add a layer"));
    return project;
}

async function run(project: string, ...args: readonly string[]): Promise<CommandResult> {
    const result = await runCake(project, args, { driver: project });
    expect(result.code, `${args.join(" ")}\n${result.stderr}\n${result.stdout}`).to.equal(0);
    return result;
}

function outcomes({ stdout }: CommandResult): readonly string[] {
    return (JSON.parse(stdout) as RunResult).layers.map(({ layer, result }) => `${layer} ${result}`);
}

describe("a fourth layer, added as layers/README.md says", function () {
    this.timeout(300_000);

    it("is previewed, deployed, told of and destroyed with the others", async () => {
        const project = withData();
        const stack = join(project, "stacks", environment);

        await run(project, "preview", environment);
        const text = readFileSync(join(stack, "changes.txt"), "utf8");
        expect(text).to.match(/^data: conditional, waits on network\.privateSubnetIds, network\.vpcId/m);
        for (const type of ["aws:rds:Instance database", "aws:s3:Bucket files"])
            expect(text).to.contain(type);
        expect(existsSync(join(stack, "diff/data.json"))).to.equal(true);

        const up = await run(project, "up", environment, "--yes", "--json");
        expect(outcomes(up)).to.deep.equal(layers.map((layer) => `${layer} succeeded`));

        const { stdout } = await run(project, "status", environment, "--json");
        const { environments } = JSON.parse(stdout) as { environments: readonly EnvironmentStatus[] };
        const told = environments[0]?.layers.map(({ layer, deployed }) => [layer, deployed !== undefined]);
        expect(told).to.deep.equal(layers.map((layer) => [layer, true]));

        const again = await run(project, "preview", environment, "--expect-no-changes", "--json");
        expect(outcomes(again)).to.deep.equal(layers.map((layer) => `${layer} unchanged`));

        const destroy = await run(project, "destroy", environment, `--confirm=${environment}`, "--json");
        expect(outcomes(destroy)).to.deep.equal(layers.toReversed().map((layer) => `${layer} succeeded`));
        const { swept } = JSON.parse(destroy.stdout) as RunResult;
        expect(swept?.leftovers).to.deep.equal([]);
    });

    it("has settings that are shown and checked like those of the others", async () => {
        const project = withData();
        const { stdout } = await run(project, "settings", environment, "--layer", "data");
        expect(stdout).to.equal("data:\n  instanceClass: db.t4g.micro\n  storage: 20\n");
    });
});
