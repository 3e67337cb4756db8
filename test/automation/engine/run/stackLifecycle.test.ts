// Covers: stackCommand.ts, missingStack.ts, engineHome.ts
import { expect } from "chai";
import { existsSync, lstatSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { engineHome } from "../../../../automation/engine/run/engineHome";
import { isKnownMissing, isNoSuchStack } from "../../../../automation/engine/run/missingStack";
import { PulumiExit } from "../../../../automation/engine/run/pulumiProcess";
import { runStackCommand, stackFailure } from "../../../../automation/engine/run/stackCommand";
import { createStack, removeStack } from "../../../../automation/engine/run/stackLifecycle";
import { noSuchStack, rejection, scriptedPulumi } from "../scriptedPulumi";

describe("creating a stack", () => {
    it("makes the state folder, and does not select the stack", async () => {
        const { command, spec, folder, calls } = scriptedPulumi();
        await createStack(command, spec);
        expect(existsSync(join(folder, "state"))).to.equal(true);
        expect(calls()).to.deep.equal([
            "stack init dev --secrets-provider passphrase --no-select --non-interactive --color never",
        ]);
    });

    it("leaves an existing one as it is", async () => {
        const there = { stderr: "error: stack 'dev' already exists", code: 255 };
        const { command, spec } = scriptedPulumi({ "stack init": there });
        expect(await rejection(createStack(command, spec))).to.equal(undefined);
    });

    it("says what is wrong if the backend refuses", async () => {
        const denied = { stderr: "error: open /state: permission denied", code: 255 };
        const { command, spec } = scriptedPulumi({ "stack init": denied });
        expect(await rejection(createStack(command, spec)))
            .to.have.property("message")
            .that.contains("permission denied");
    });
});

describe("removing a stack", () => {
    it("starts no process for a stack that is known to be missing", async () => {
        const { command, spec, calls } = scriptedPulumi();
        await removeStack(command, spec);
        expect(calls()).to.deep.equal([]);
    });

    it("does nothing for one that the engine does not find, and fails for one with resources", async () => {
        const remote = { backend: "s3://bucket" };
        const missing = scriptedPulumi({ "stack rm": noSuchStack }, remote);
        expect(await rejection(removeStack(missing.command, missing.spec))).to.equal(undefined);
        const full = scriptedPulumi(
            { "stack rm": { stderr: "error: 'dev' still has resources", code: 255 } },
            remote,
        );
        expect(await rejection(removeStack(full.command, full.spec)))
            .to.have.property("message")
            .that.contains("still has resources");
    });
});

describe("a missing stack", () => {
    it("is known to be missing only in a folder without its file", () => {
        const { spec, writeState } = scriptedPulumi();
        expect(isKnownMissing(spec)).to.equal(true);
        writeState({});
        expect(isKnownMissing(spec)).to.equal(false);
        expect(isKnownMissing({ ...spec, backend: "s3://bucket" })).to.equal(false);
    });

    it("is recognised by the engine's words", () => {
        const exit = (stderr: string) => new PulumiExit("stack export", 255, "", stderr);
        expect(isNoSuchStack(exit("error: no stack named 'dev' found"))).to.equal(true);
        expect(isNoSuchStack(exit("error: something else"))).to.equal(false);
        expect(isNoSuchStack(new Error("no stack named 'dev' found"))).to.equal(false);
    });
});

describe("a command on a stack", () => {
    it("runs in the work folder, without questions and colours, with a home folder of its own", async () => {
        const { command, spec, calls } = scriptedPulumi({ "config get": { stdout: "value" } });
        expect(await runStackCommand(command, spec, ["config", "get", "x"])).to.equal("value");
        expect(calls()).to.deep.equal(["config get x --non-interactive --color never"]);
        expect(existsSync(join(spec.workDir, "home"))).to.equal(true);
    });

    it("fails with an error for people, or with what was thrown", () => {
        const { spec } = scriptedPulumi();
        const exit = new PulumiExit("stack rm", 255, "", "error: boom");
        expect(stackFailure(spec, exit).message).to.equal("The engine failed on dev/network: boom");
        const other = new Error("other");
        expect(stackFailure(spec, other)).to.equal(other);
    });
});

describe("the home folder of an engine", () => {
    it("has the user's plugins and no folder for logs", () => {
        const { spec, folder } = scriptedPulumi();
        const users = join(folder, "users");
        const own = { ...spec, environment: { PULUMI_HOME: users } };
        const home = join(spec.workDir, "home");
        for (let times = 0; times < 2; times += 1) expect(engineHome(own).PULUMI_HOME).to.equal(home);
        expect(readlinkSync(join(home, "plugins"))).to.equal(join(users, "plugins"));
        expect(lstatSync(join(home, "logs")).isFile()).to.equal(true);
    });

    it("is the user's if none can be made", () => {
        const { spec, folder } = scriptedPulumi();
        expect(engineHome({ ...spec, workDir: join(folder, "pulumi") })).to.deep.equal({});
    });
});
