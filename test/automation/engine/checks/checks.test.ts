// Covers: aws.ts, engine.ts, state.ts, toolVersion.ts, tools.ts
import { expect } from "chai";
import { chmodSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { checkCredentials, checkPlugins } from "../../../../automation/engine/checks/aws";
import { checkEngine } from "../../../../automation/engine/checks/engine";
import { checkState } from "../../../../automation/engine/checks/state";
import { checkGit, checkKubectl, checkNode } from "../../../../automation/engine/checks/tools";
import type { Check } from "../../../../automation/engine/types";
import { fakeMachine, type FakeMachine } from "../install/fakeEngine";

describe("the doctor's checks", () => {
    let machine: FakeMachine;
    beforeEach(() => {
        machine = fakeMachine();
    });
    afterEach(() => {
        machine.remove();
    });
    const results = (checks: readonly Check[]): string[] =>
        checks.map(({ name, result }) => `${name}: ${result}`);

    it("finds Node too old for what package.json asks for", () => {
        writeFileSync(join(machine.root, "package.json"), '{"engines":{"node":">=20.19"}}');
        expect(checkNode(machine.root, "20.19.0").result).to.equal("ok");
        expect(checkNode(machine.root, "20.9.0")).to.include({ result: "failed" });
    });

    it("warns if git is missing", async () => {
        expect(await checkGit(machine.env)).to.include({ result: "warning", found: "not installed" });
        machine.script("bin/git", "echo git version 2.50.0");
        expect(await checkGit(machine.env)).to.include({ result: "ok", found: "2.50.0" });
    });

    it("asks for Go only if there is no engine and none to download", async () => {
        const refused = (): Promise<string> => Promise.resolve("get.pulumi.com cannot be reached: refused");
        const reached = (): Promise<undefined> => Promise.resolve(undefined);
        const look = async (refusal: () => Promise<string | undefined>): Promise<string[]> =>
            results((await checkEngine(machine.root, machine.env, refusal)).checks);
        expect(await look(refused)).to.deep.equal(["Pulumi engine: failed", "Go: failed"]);
        expect(await look(reached)).to.deep.equal(["Pulumi engine: warning", "Go: ok"]);
        machine.script("bin/go", "echo go version go1.26.0 linux/amd64");
        expect(await look(refused)).to.deep.equal(["Pulumi engine: warning", "Go: ok"]);
        machine.engine("bin/pulumi", "3.259.0");
        expect(await look(refused)).to.deep.equal(["Pulumi engine: ok", "Go: ok"]);
    });

    it("looks whether a state folder could be made, and makes none", async () => {
        const folder = join(machine.root, "not/yet");
        expect(await checkState(`file://${folder}`, undefined, {})).to.include({ result: "ok" });
    });

    it("finds a state folder that cannot be made, as a file is in its way", async () => {
        const file = machine.script("file", "");
        chmodSync(file, 0o644);
        const check = await checkState(`file://${file}/state`, undefined, {});
        expect(check.result).to.equal("failed");
        expect(check.remedy).to.equal(`Make ${file} writable for you.`);
    });

    it("finds which plugins are installed in the version of their package", async () => {
        const { version } = createRequire(__filename)("@pulumi/aws/package.json") as { version: string };
        const plugins = [
            { name: "aws", version },
            { name: "eks", version: "0.0.1" },
        ];
        const command = machine.script("bin/pulumi", `echo '${JSON.stringify(plugins)}'`);
        const checks = await checkPlugins({ command }, process.env);
        expect(checks.map(({ name, result }) => `${name}: ${result}`)).to.deep.equal([
            "plugin aws: ok",
            "plugin eks: warning",
            "plugin kubernetes: warning",
            "plugin random: warning",
        ]);
        expect(checks[1]?.remedy).to.contain("pulumi plugin install resource eks v");
    });

    it("finds kubectl, which only one command needs", async () => {
        expect(await checkKubectl(machine.env)).to.include({ result: "warning" });
        machine.script("bin/kubectl", "echo 'Client Version: v1.34.1'");
        expect(await checkKubectl(machine.env)).to.include({ result: "ok", found: "1.34.1" });
        machine.script("bin/kubectl", "exit 1");
        expect(await checkKubectl(machine.env)).to.include({ result: "warning" });
    });

    it("passes on what the engine says about a state that does not answer", async () => {
        const command = machine.script("bin/pulumi", 'echo "error: NoSuchBucket" >&2; exit 1');
        const check = await checkState("s3://nothing", { command }, {});
        expect(check).to.include({ result: "failed", found: "s3://nothing: NoSuchBucket" });
    });

    it("says where AWS credentials come from, and never what they are", () => {
        expect(checkCredentials(["prod"], machine.env)).to.include({ result: "warning" });
        const env = { ...machine.env, AWS_ACCESS_KEY_ID: "AKIA123" };
        expect(checkCredentials(["prod"], env).found).to.equal(
            "from AWS_ACCESS_KEY_ID, for prod (not tried)",
        );
    });
});
