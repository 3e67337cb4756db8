import { expect } from "chai";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkCredentials } from "../../../../automation/engine/checks/aws";
import { checkEngine } from "../../../../automation/engine/checks/engine";
import { checkState } from "../../../../automation/engine/checks/state";
import { checkGit, checkNode } from "../../../../automation/engine/checks/tools";
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

    it("warns where git is missing", async () => {
        expect(await checkGit(machine.env)).to.include({ result: "warning", found: "not installed" });
        machine.script("bin/git", "echo git version 2.50.0");
        expect(await checkGit(machine.env)).to.include({ result: "ok", found: "2.50.0" });
    });

    it("asks for Go only where there is no engine and none to download", async () => {
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

    it("finds a state folder that cannot be written to", async function () {
        // Root may write anywhere.
        if (process.getuid?.() === 0) return;
        const folder = join(machine.root, "closed");
        mkdirSync(folder);
        chmodSync(folder, 0o500);
        expect(await checkState(`file://${folder}`, undefined, {})).to.include({ result: "failed" });
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
