import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { holdings } from "../../support/account";
import { projectCopy, root, runCake } from "../../support/project";

/** A project with what version 0.1.0 has left in it: sandbox-a is up, the diff of dev-1 is stored. */
function projectFromBefore(): string {
    const project = projectCopy();
    execFileSync("tar", ["-xzf", join(root, "test/fixtures/before/sandbox-a.tar.gz"), "-C", project]);
    return project;
}

interface Row {
    readonly layer: string;
    readonly result: string;
    readonly reason?: string;
    readonly counts: Readonly<Record<string, number>>;
}

describe("A project with files of version 0.1.0", function () {
    this.timeout(120_000);

    it("is shown by status: what was deployed, and what is pending", async () => {
        const { code, stdout } = await runCake(projectFromBefore(), ["status", "--json"]);
        expect(code).to.equal(0);
        const { environments } = JSON.parse(stdout) as {
            environments: readonly {
                environment: string;
                layers: readonly { deployed?: { resources: number }; pending?: { create: number } }[];
            }[];
        };
        const layersOf = (name: string) =>
            environments.find(({ environment }) => environment === name)?.layers ?? [];
        expect(layersOf("sandbox-a").map(({ deployed }) => deployed?.resources)).to.deep.equal([26, 42, 14]);
        expect(layersOf("dev-1").every(({ pending }) => (pending?.create ?? 0) > 0)).to.equal(true);
    });

    it("has a stored diff that a check understands, layer by layer", async () => {
        const { code, stdout } = await runCake(projectFromBefore(), [
            "preview",
            "dev-1",
            "--check",
            "--json",
        ]);
        expect(code).to.equal(5);
        const { layers } = JSON.parse(stdout) as { layers: readonly Row[] };
        // What the network would make is the same; roles have moved from compute to cluster-config since.
        expect(layers[0]).to.include({ layer: "network", result: "succeeded" });
        for (const { reason } of layers.slice(1)) expect(reason).to.match(/^stale: the layer's program/);
    });

    it("is previewed, brought up to date and destroyed until it is bare", async () => {
        const project = projectFromBefore();
        const preview = await runCake(project, ["preview", "sandbox-a", "--json"]);
        expect(preview.code, preview.stderr).to.equal(0);
        const { layers } = JSON.parse(preview.stdout) as { layers: readonly Row[] };
        const counts = layers.map(({ counts: { replace } }) => replace);
        expect(counts, preview.stdout).to.deep.equal([0, 0, 0]);
        expect(layers[0]?.result).to.equal("unchanged");

        const up = await runCake(project, ["up", "sandbox-a", "--yes", "--json"]);
        expect(up.code, up.stderr).to.equal(0);
        expect(existsSync(join(project, "stacks/sandbox-a/changes.txt"))).to.equal(false);
        const deployed = readFileSync(join(project, "stacks/sandbox-a/deployed.yaml"), "utf8");
        expect(deployed).to.match(/^cluster-config:$/m);

        const destroy = await runCake(project, ["destroy", "sandbox-a", "--confirm=sandbox-a", "--json"]);
        expect(destroy.code, destroy.stderr).to.equal(0);
        expect(holdings(project).filter((held) => !held.startsWith("local-cloud/"))).to.deep.equal([]);
    });

    it("is destroyed from its state alone, without an up before", async () => {
        const project = projectFromBefore();
        const destroy = await runCake(project, ["destroy", "sandbox-a", "--confirm=sandbox-a", "--json"]);
        expect(destroy.code, destroy.stderr).to.equal(0);
        const { layers } = JSON.parse(destroy.stdout) as { layers: readonly Row[] };
        expect(layers.map(({ counts }) => counts.delete)).to.deep.equal([14, 42, 26]);
        expect(existsSync(join(project, "stacks/sandbox-a/deployed.yaml"))).to.equal(false);
    });
});
