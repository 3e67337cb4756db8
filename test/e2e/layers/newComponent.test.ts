import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentStatus, RunResult } from "../../../automation/cake/model/results";
import { holdings } from "../../support/account";
import { applyBlocks, pageBlocks } from "../../support/pageBlocks";
import { runCake, wholeCopy, type CommandResult } from "../../support/project";

const environment = "sandbox-a";

/** A copy of this project with the component that layers/cluster-config/README.md adds. */
function withExternalDns(): string {
    const project = wholeCopy();
    applyBlocks(project, pageBlocks("layers/cluster-config/README.md", "## Add a component"));
    return project;
}

async function run(project: string, ...args: readonly string[]): Promise<CommandResult> {
    const result = await runCake(project, args, { driver: project });
    expect(result.code, `${args.join(" ")}\n${result.stderr}\n${result.stdout}`).to.equal(0);
    return result;
}

describe("a component, added as layers/cluster-config/README.md says", function () {
    this.timeout(300_000);

    it("is previewed, deployed, told of and destroyed with the others", async () => {
        const project = withExternalDns();

        await run(project, "preview", environment);
        const changes = readFileSync(join(project, "stacks", environment, "changes.txt"), "utf8");
        for (const created of [
            "aws:eks:PodIdentityAssociation external-dns",
            "aws:iam:Role external-dns",
            "aws:iam:RolePolicy external-dns",
            "kubernetes:core/v1:Namespace dns",
            "kubernetes:helm.sh/v3:Release external-dns",
        ]) {
            expect(changes).to.contain(`+  ${created}\n`);
        }

        await run(project, "up", environment, "--yes");
        expect(holdings(project)).to.include(`iam/role external-dns-${environment}`);

        const { stdout } = await run(project, "status", environment, "--json");
        const { environments } = JSON.parse(stdout) as { environments: readonly EnvironmentStatus[] };
        expect(environments[0]?.layers.at(-1)?.layer).to.equal("cluster-config");
        expect(environments[0]?.layers.at(-1)?.deployed).not.to.equal(undefined);

        const destroy = await run(project, "destroy", environment, `--confirm=${environment}`, "--json");
        const { swept } = JSON.parse(destroy.stdout) as RunResult;
        expect(swept?.leftovers).to.deep.equal([]);
        expect(holdings(project)).not.to.include(`iam/role external-dns-${environment}`);
    });

    it("has settings that are checked like those of the others", async () => {
        const project = withExternalDns();
        const { stdout } = await run(project, "settings", environment, "--layer", "cluster-config");
        expect(stdout).to.contain("externalDns:\n    chartVersion: 1.19.0\n    zones: [example.com]\n");
        const stack = join(project, "stacks", environment, "stack.yaml");
        const text = readFileSync(stack, "utf8").replace("zones: [example.com]", "zones: []");
        writeFileSync(stack, text);
        const refused = await runCake(project, ["preview", environment], { driver: project });
        expect(refused.code).to.equal(2);
        expect(refused.stderr).to.contain("clusterConfig.externalDns.zones: must have at least 1 entry");
    });
});
