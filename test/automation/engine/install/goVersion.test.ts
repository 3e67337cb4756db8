import { expect } from "chai";
import { goTooOld, goVersion } from "../../../../automation/engine/install/goVersion";
import { fakeMachine, type FakeMachine } from "./fakeEngine";

describe("the installed Go", () => {
    let machine: FakeMachine;

    beforeEach(() => {
        machine = fakeMachine();
    });

    afterEach(() => {
        machine.remove();
    });

    const install = (version: string): void => {
        machine.script("bin/go", `echo go version go${version} linux/amd64`);
    };

    it("says its version, or is not there", async () => {
        expect(await goVersion(machine.env)).to.equal(undefined);
        install("1.26.8");
        expect(await goVersion(machine.env)).to.equal("1.26.8");
    });

    it("can build from 1.21 on", async () => {
        expect(await goTooOld(machine.env)).to.equal("Go is not installed, so the engine cannot be built");
        install("1.20.14");
        expect(await goTooOld(machine.env, "it")).to.equal(
            "Go 1.20.14 is too old to build it; 1.21 or newer is needed",
        );
        for (const version of ["1.21", "1.26.8", "2.0.0"]) {
            install(version);
            expect(await goTooOld(machine.env), version).to.equal(undefined);
        }
    });
});
