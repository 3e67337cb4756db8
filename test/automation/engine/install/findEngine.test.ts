// Covers: askVersion.ts, existing.ts, vendor.ts
import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findEngine, localSources } from "../../../../automation/engine/install/findEngine";
import type { FoundEngine, Source } from "../../../../automation/engine/install/source";
import { vendor } from "../../../../automation/engine/install/vendor";
import { CakeError } from "../../../../automation/system/errors";
import { fakeMachine, type FakeMachine } from "./fakeEngine";

describe("findEngine", () => {
    let machine: FakeMachine;
    const find = (sources: readonly Source[] = localSources): Promise<FoundEngine> => {
        const { root, env } = machine;
        return findEngine({ root, env, onProgress: () => undefined }, sources);
    };
    const failure = async (finding: Promise<unknown>): Promise<CakeError> => {
        const error: unknown = await finding.then(
            () => undefined,
            (caught: unknown) => caught,
        );
        if (!(error instanceof CakeError)) throw new Error("found one, or failed otherwise");
        return error;
    };

    beforeEach(() => {
        machine = fakeMachine();
    });
    afterEach(() => {
        machine.remove();
    });

    it("takes the engine on PATH, before an installed one", async () => {
        const command = machine.engine("bin/pulumi", "3.300.1");
        machine.engine("home/.pulumi/versions/3.259.0/bin/pulumi", "3.259.0");
        expect(await find()).to.deep.equal({ command, version: "3.300.1", source: "PATH" });
    });

    it("passes over an engine on PATH that is too old, or of the next major version", async () => {
        const command = machine.engine("home/.pulumi/versions/3.259.0/bin/pulumi", "3.259.0");
        for (const version of ["3.219.9", "4.0.0", "3.99.0"]) {
            machine.engine("bin/pulumi", version);
            expect(await find()).to.deep.equal({ command, version: "3.259.0", source: "versions" });
        }
    });

    it("takes the pinned version if it is installed, else the newest that runs", async () => {
        machine.engine("home/.pulumi/versions/3.230.0/bin/pulumi", "3.230.0");
        machine.script("home/.pulumi/versions/3.290.0/bin/pulumi", "exit 1");
        machine.engine("home/.pulumi/versions/3.280.0/bin/pulumi", "3.280.0");
        expect((await find()).version).to.equal("3.280.0");
        machine.engine("home/.pulumi/versions/3.259.0/bin/pulumi", "3.259.0");
        expect((await find()).version).to.equal("3.259.0");
    });

    it("looks in PULUMI_HOME if that is set", async () => {
        const command = machine.engine("else/versions/3.259.0/bin/pulumi", "3.259.0");
        machine.env.PULUMI_HOME = join(machine.root, "else");
        expect((await find()).command).to.equal(command);
    });

    it("asks an engine for its version once, and again when its file changes", async () => {
        machine.engine("bin/pulumi", "3.259.0");
        await find();
        await find();
        const asked = (): number =>
            readFileSync(join(machine.root, "asked"), "utf8").trim().split("\n").length;
        expect(asked()).to.equal(1);
        machine.engine("bin/pulumi", "3.259.10");
        expect((await find()).version).to.equal("3.259.10");
        expect(asked()).to.equal(2);
    });

    it("takes the engine that CAKE_ENGINE names, and refuses a wrong one rather than taking another", async () => {
        machine.engine("bin/pulumi", "3.300.0");
        const command = machine.engine("mine/pulumi", "3.259.0");
        machine.env.CAKE_ENGINE = command;
        expect(await find()).to.deep.equal({ command, version: "3.259.0", source: "CAKE_ENGINE" });
        machine.env.CAKE_ENGINE = join(machine.root, "nothing");
        expect((await failure(find())).message).to.contain("nothing, which is not a Pulumi engine");
    });

    it("says all that was tried and what to do, if there is none to be had", async () => {
        const refused = vendor("http://127.0.0.1:9/install.sh");
        const error = await failure(find([...localSources, refused]));
        expect(error.exitCode).to.equal(1);
        expect(error.message.split("\n")).to.have.length(4);
        expect(error.message).to.contain("no pulumi on PATH").and.to.contain("127.0.0.1:9 cannot be reached");
        expect(error.remedy).to.contain("3.220.0 or newer");
        expect(existsSync(join(machine.root, "home"))).to.equal(false);
    });
});
