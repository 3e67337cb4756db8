import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { doctor } from "../../../../automation/commands/look/doctor";
import type { Check } from "../../../../automation/engine/types";
import { fakeMachine, type FakeMachine } from "../../engine/install/fakeEngine";

describe("doctor", () => {
    let machine: FakeMachine;
    beforeEach(() => {
        machine = fakeMachine();
        machine.engine("bin/pulumi", "3.259.0");
        writeFileSync(join(machine.root, "package.json"), '{"engines":{"node":">=20.19"}}');
    });
    afterEach(() => {
        machine.remove();
    });

    it("finds a project without environments ready", async () => {
        const outcome = await doctor({ paths: pathsOf(machine.root) }, machine.env);
        expect(outcome.exitCode).to.equal(0);
        const text = outcome.text({ interactive: false, colour: false, width: 100, height: 24 });
        expect(text).to.match(/^ {2}ok +Pulumi engine +3\.259\.0, at .*bin\/pulumi \(from PATH\)$/m);
        expect(text).to.match(/^ {2}warning +git +not installed\n +→ Install git/m);
    });

    it("fails where the settings of an environment cannot be read, and says which", async () => {
        mkdirSync(join(machine.root, "stacks/broken"), { recursive: true });
        writeFileSync(join(machine.root, "stacks/broken/stack.yaml"), "kind: [");
        const { exitCode, json } = await doctor({ paths: pathsOf(machine.root) }, machine.env);
        const { checks } = json as { checks: readonly Check[] };
        expect(exitCode).to.equal(1);
        expect(checks.find((check) => check.name === "settings of broken")?.result).to.equal("failed");
    });
});
