// Covers: unchangedLayers.ts
import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { preview } from "../../../../automation/cake/plan/preview";
import { scriptedCake } from "../../../support/scriptedCake";

describe("a preview", () => {
    it("stores what is pending, layer by layer, and names the files and the next command", async () => {
        const { request, project } = scriptedCake();
        const result = await preview(request);
        expect(result).to.include({ verb: "preview", environment: "one", result: "succeeded" });
        expect(result.files).to.include.members([
            "stacks/one/changes.txt",
            "stacks/one/diff/bottom.json",
            "stacks/one/diff/top.json",
        ]);
        expect(result.next).to.equal("npm run up -- one");
        const text = readFileSync(join(project, "stacks/one/changes.txt"), "utf8");
        expect(text).to.contain("middle: conditional, waits on bottom.bottomOutput");
        expect(text.trimEnd().split("\n").at(-1)).to.equal("Plan: 4 to add, 0 to change, 0 to destroy.");
    });

    it("leaves the stored files byte for byte as they are if nothing changed", async () => {
        const { request, project } = scriptedCake();
        await preview(request);
        const read = (): readonly string[] =>
            ["changes.txt", "diff/bottom.json", "diff/middle.json", "diff/top.json"].map((file) =>
                readFileSync(join(project, "stacks/one", file), "utf8"),
            );
        const before = read();
        const again = await preview({ ...request, fresh: true });
        expect(read()).to.deep.equal(before);
        expect(again.layers.map(({ reused }) => reused)).to.deep.equal([undefined, undefined, undefined]);
    });

    it("removes the stored diff once nothing is pending, and knows that the next time without the engine", async () => {
        const { request, project, engine } = scriptedCake();
        await preview(request);
        for (const layer of ["bottom", "middle", "top"]) engine.deploy(layer);
        const result = await preview(request);
        expect(result.next).to.equal(undefined);
        expect(existsSync(join(project, "stacks/one/changes.txt"))).to.equal(false);
        engine.calls.length = 0;
        const known = await preview(request);
        expect(engine.calls).to.deep.equal([]);
        expect(known.layers.map((row) => [row.result, row.reused])).to.deep.equal([
            ["unchanged", true],
            ["unchanged", true],
            ["unchanged", true],
        ]);
    });

    it("stores nothing if a layer's program fails", async () => {
        const { request, project, engine } = scriptedCake();
        engine.onPreview = (layer) => {
            if (layer === "top") throw new Error("broken");
        };
        const failure: unknown = await preview(request).catch((error: unknown) => error);
        expect(failure).to.have.property("message", "broken");
        expect(existsSync(join(project, "stacks/one/diff"))).to.equal(false);
    });

    it("stores nothing if it is cancelled, and gives the environment back", async () => {
        const { request, project, engine, stop } = scriptedCake();
        engine.onPreview = stop;
        const failure: unknown = await preview(request).catch((error: unknown) => error);
        expect(failure).to.have.property("name", "AbortError");
        expect(existsSync(join(project, "stacks/one/diff"))).to.equal(false);
        engine.onPreview = () => undefined;
        const again = await preview({ ...request, signal: new AbortController().signal });
        expect(again.result).to.equal("succeeded");
    });

    it("says of an environment whose review is required where its diff has to be before the up", async () => {
        const { request } = scriptedCake({ lines: "review: { required: true, branch: main }\n" });
        expect((await preview(request)).next).to.equal("npm run up -- one (once this is reviewed, on main)");
    });
});
