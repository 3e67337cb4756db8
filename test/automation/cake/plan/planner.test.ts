// Covers: guesses.ts, layerPreview.ts, programSession.ts, reuse.ts, fingerprints.ts
import { expect } from "chai";
import { Planner, type PlanChoice, type PlannedLayer } from "../../../../automation/cake/plan/planner";
import { preview } from "../../../../automation/cake/plan/preview";
import { holdEnvironment } from "../../../../automation/cake/plan/programSession";
import { changeSettings, scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";

async function plan(
    { request }: ScriptedCake,
    choice: Partial<PlanChoice> = {},
): Promise<readonly PlannedLayer[]> {
    const held = holdEnvironment(request, "preview");
    try {
        return await new Planner(held, { fresh: false, refresh: false, ...choice }).run();
    } finally {
        await held.close();
    }
}

describe("the planner", () => {
    it("previews the layers of an environment that does not exist, bottom first, on unknown outputs", async () => {
        const cake = scriptedCake();
        const planned = await plan(cake);
        expect(cake.engine.calls).to.deep.equal(["preview bottom", "preview middle", "preview top"]);
        expect(planned.map(({ diff }) => [diff.confidence, ...diff.waitsOn])).to.deep.equal([
            ["exact"],
            ["conditional", "bottom.bottomOutput"],
            ["conditional", "middle.middleOutput"],
        ]);
        expect(planned.map(({ outputs }) => Object.values(outputs)[0]?.state)).to.deep.equal([
            "unknown",
            "unknown",
            "unknown",
        ]);
    });

    it("asks the engine for a layer again only if something changed that it is computed from", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.calls.length = 0;
        const same = await plan(cake);
        expect(cake.engine.calls).to.deep.equal([]);
        expect(same.map((layer) => layer.preview)).to.deep.equal([undefined, undefined, undefined]);
        expect(same.map(({ diff }) => diff.changes.length)).to.deep.equal([2, 1, 1]);

        cake.engine.deploy("bottom");
        await plan(cake);
        // Its state is another, and so is what it gives to the layer above; that one's outputs stay unknown.
        expect(cake.engine.calls).to.have.members(["preview bottom", "preview middle"]);
    });

    it("asks the engine for every layer if a setting of all of them changed", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.calls.length = 0;
        changeSettings(cake);
        await plan(cake);
        expect(cake.engine.calls).to.deep.equal(["preview bottom", "preview middle", "preview top"]);
    });

    it("gives every layer to the engine if it is to, with an update plan of each if one is wanted", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.calls.length = 0;
        const planned = await plan(cake, { fresh: true, savePlan: true });
        expect(cake.engine.calls).to.deep.equal(
            ["bottom", "middle", "top"].map((layer) => `preview ${layer} with a plan`),
        );
        expect(planned.every(({ preview: asked }) => asked !== undefined)).to.equal(true);
    });

    it("starts all layers of a deployed environment at once, on what is deployed below them", async () => {
        const cake = scriptedCake();
        for (const layer of ["bottom", "middle", "top"]) cake.engine.deploy(layer);
        let atWork = 0;
        let most = 0;
        cake.engine.onPreview = async () => {
            most = Math.max(most, (atWork += 1));
            await new Promise((resolve) => setTimeout(resolve, 20));
            atWork -= 1;
        };
        const planned = await plan(cake, { fresh: true });
        expect(most).to.equal(3);
        expect(cake.engine.calls).to.have.length(3);
        expect(planned.map(({ diff }) => diff.confidence)).to.deep.equal(["exact", "exact", "exact"]);
    });

    it("throws what the first preview that fails throws, and leaves no other one behind", async () => {
        const cake = scriptedCake();
        for (const layer of ["bottom", "middle", "top"]) cake.engine.deploy(layer);
        let ended = 0;
        cake.engine.onPreview = async (layer) => {
            await new Promise((resolve) => setTimeout(resolve, layer === "middle" ? 0 : 20));
            ended += 1;
            if (layer === "middle") throw new Error("the program is broken");
        };
        const failure: unknown = await plan(cake, { fresh: true }).catch((error: unknown) => error);
        expect(failure).to.have.property("message", "the program is broken");
        expect(ended).to.equal(3);
    });
});
