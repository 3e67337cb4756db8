import { expect } from "chai";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { up } from "../../../../automation/cake/deploy/up";
import { preview } from "../../../../automation/cake/plan/preview";
import { status } from "../../../../automation/cake/runs/status";
import { takeLock } from "../../../../automation/cake/session/runLock";
import { scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";

function statusOf({ request }: ScriptedCake) {
    const [one] = status(request.paths, request.layers);
    if (one === undefined) throw new Error("no environment");
    return one;
}

describe("the status of an environment", () => {
    it("is what is pending before its first up, by layer", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        const { layers, ...about } = statusOf(cake);
        expect(about).to.deep.equal({
            environment: "one",
            kind: "sandbox",
            cloud: "local",
            protected: false,
        });
        expect(
            layers.map(({ layer, pending, deployed }) => [layer, pending?.create, deployed]),
        ).to.deep.equal([
            ["bottom", 2, undefined],
            ["middle", 1, undefined],
            ["top", 1, undefined],
        ]);
    });

    it("is what is deployed since when, and how the last run ended, without an engine", async () => {
        const cake = scriptedCake();
        await up(cake.request);
        cake.engine.calls.length = 0;
        const { layers } = statusOf(cake);
        expect(layers.map(({ deployed }) => deployed?.resources)).to.deep.equal([2, 1, 1]);
        for (const { deployed, last, pending } of layers) {
            expect(Date.parse(deployed?.at ?? "")).to.be.closeTo(Date.now(), 60_000);
            expect(last).to.include({ verb: "up", result: "succeeded" });
            expect(pending).to.equal(undefined);
        }
        expect(cake.engine.calls).to.deep.equal([]);
    });

    it("names who is at work on it", () => {
        const cake = scriptedCake();
        const release = takeLock(cake.request.paths, "one", "up", () => undefined);
        expect(statusOf(cake).running).to.have.property("verb", "up");
        release();
        expect(statusOf(cake)).to.not.have.property("running");
    });

    it("says in one line why the settings cannot be read, and takes the environment for protected", () => {
        const cake = scriptedCake();
        writeFileSync(join(cake.project, "stacks/one/stack.yaml"), "kind: sandbx\n");
        const { problem, protected: isProtected, layers } = statusOf(cake);
        expect(problem).to.contain("stacks/one/stack.yaml:1:");
        expect([isProtected, layers.length]).to.deep.equal([true, 0]);
    });

    it("says that a stored diff cannot be read", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        writeFileSync(join(cake.project, "stacks/one/diff/bottom.json"), "{");
        expect(statusOf(cake).problem).to.contain("bottom.json");
        rmSync(join(cake.project, "stacks/one/diff"), { recursive: true });
    });
});
