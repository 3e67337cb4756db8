import { expect } from "chai";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../../../automation/cake/plan/check";
import { preview } from "../../../../automation/cake/plan/preview";
import { changeSettings, scriptedCake, type ScriptedCake } from "../../../support/scriptedCake";

/** What a check says of each layer: its result, and why. */
async function checked({ request }: ScriptedCake): Promise<readonly string[]> {
    const { layers } = await check(request);
    return layers.map(({ layer, result, reason }) => `${layer} ${result}${reason ? `: ${reason}` : ""}`);
}

const current = ["bottom succeeded", "middle succeeded", "top succeeded"];

describe("a check of a stored diff", () => {
    it("finds it current, and asks no engine", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.calls.length = 0;
        expect(await checked(cake)).to.deep.equal(current);
        expect(cake.engine.calls).to.deep.equal([]);
    });

    it("writes nothing, and says which command builds the diff again", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        const file = join(cake.project, "stacks/one/changes.txt");
        const before = readFileSync(file, "utf8");
        cake.engine.programs.top = { namespace: "other" };
        changeSettings(cake);
        const result = await check(cake.request);
        expect(result).to.include({ result: "failed", next: "npm run preview -- one" });
        expect(readFileSync(file, "utf8")).to.equal(before);
    });

    it("finds it stale if a fresh preview says something else, and names what changed", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        cake.engine.programs.top = { namespace: "other" };
        changeSettings(cake);
        expect(await checked(cake)).to.deep.equal([
            "bottom succeeded",
            "middle succeeded",
            "top failed: stale: its settings changed since",
        ]);
    });

    it("finds it current if what it is computed from changed, and it says the same all the same", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        changeSettings(cake);
        expect(await checked(cake)).to.deep.equal(current);
    });

    it("finds it missing if changes are pending and no diff is stored", async () => {
        const reason = "missing: changes are pending, and no diff is stored";
        expect(await checked(scriptedCake())).to.deep.equal(
            ["bottom", "middle", "top"].map((layer) => `${layer} failed: ${reason}`),
        );
    });

    it("finds it left over if nothing is pending any more", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        for (const layer of ["bottom", "middle", "top"]) cake.engine.deploy(layer);
        expect(await checked(cake)).to.satisfy((rows: readonly string[]) =>
            rows.every((row) => row.includes("failed: left over: nothing is pending any more")),
        );
    });

    it("finds a layer left over that the cake has no more", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        const { layers } = cake.request;
        const less = { ...cake, request: { ...cake.request, layers: layers.slice(0, 2) } };
        expect(await checked(less)).to.include("top failed: left over: the cake has no such layer");
    });

    it("finds it stale if changes.txt was edited, or removed", async () => {
        const cake = scriptedCake();
        await preview(cake.request);
        const file = join(cake.project, "stacks/one/changes.txt");
        writeFileSync(file, readFileSync(file, "utf8").replace("10.0.0.0", "10.9.0.0"));
        const edited = await checked(cake);
        expect(edited[0]).to.contain("changes.txt does not say what diff/ says");
        rmSync(file);
        expect((await checked(cake))[0]).to.equal("bottom failed: stale: changes.txt is missing");
    });
});
