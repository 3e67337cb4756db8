import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { drift } from "../../../../automation/cake/runs/drift";
import type { Change } from "../../../../automation/diffs/model/model";
import { scriptedCake } from "../../../support/scriptedCake";

const resized: Change = {
    urn: "urn:pulumi:one::middle::test:index:Thing::cluster",
    type: "test:index:Thing",
    name: "cluster",
    operation: "update",
    properties: [{ path: "size", kind: "update", old: "1.34", new: "1.33", replaces: false }],
};

describe("a drift", () => {
    it("compares what is deployed with the real world, and names the preview that would mend it", async () => {
        const cake = scriptedCake();
        for (const layer of ["bottom", "middle"]) cake.engine.deploy(layer);
        cake.engine.outside.set("middle", [resized]);
        const result = await drift(cake.request);
        expect(cake.engine.calls).to.have.members(["drift bottom", "drift middle"]);
        expect(result.layers.map(({ layer, result: row, reason }) => [layer, row, reason])).to.deep.equal([
            ["bottom", "unchanged", undefined],
            ["middle", "succeeded", undefined],
            ["top", "skipped", "not deployed"],
        ]);
        expect(result.diff?.layers.flatMap(({ changes }) => changes)).to.deep.equal([resized]);
        expect(result.next).to.equal("npm run preview -- one --refresh");
    });

    it("asks no engine if nothing is deployed", async () => {
        const cake = scriptedCake();
        const result = await drift(cake.request);
        expect(cake.engine.calls).to.deep.equal([]);
        expect(result).to.include({ result: "succeeded" }).and.not.have.property("next");
    });

    it("fails if a layer cannot be read, and still tells of the others", async () => {
        const cake = scriptedCake();
        for (const layer of ["bottom", "middle"]) cake.engine.deploy(layer);
        cake.engine.failing.add("bottom");
        cake.engine.outside.set("middle", [resized]);
        const result = await drift(cake.request);
        expect(result.result).to.equal("failed");
        expect(result.layers[0]?.failures.map(({ text }) => text)).to.deep.equal(["It cannot be read."]);
        expect(result.layers[1]?.counts.update).to.equal(1);
    });

    it("compares no layer any more once it is cancelled", async () => {
        const cake = scriptedCake();
        cake.engine.deploy("bottom");
        cake.stop();
        const result = await drift(cake.request);
        expect(result.result).to.equal("cancelled");
        expect(cake.engine.calls).to.deep.equal([]);
    });

    it("writes nothing and takes no lock", async () => {
        const cake = scriptedCake();
        cake.engine.deploy("middle");
        cake.engine.outside.set("middle", [resized]);
        await drift(cake.request);
        expect(existsSync(join(cake.project, "stacks/one/diff"))).to.equal(false);
        expect(existsSync(join(cake.project, "stacks/one/deployed.yaml"))).to.equal(false);
        expect(existsSync(join(cake.project, ".cake/environments/one/last.json"))).to.equal(false);
        expect(existsSync(join(cake.project, ".cake/environments/one/lock.json"))).to.equal(false);
    });
});
