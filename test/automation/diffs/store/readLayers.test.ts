import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UnreadableDiff } from "../../../../automation/diffs/store/layerFile";
import { layerPath, readLayers, storedLayerNames } from "../../../../automation/diffs/store/readLayers";
import { writeDiff } from "../../../../automation/diffs/store/store";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { firstDiff } from "../samples";

/** A folder `one` with a stored diff of the layers of the samples. */
function stored(): string {
    const folder = join(temporaryFolder(), firstDiff.environment);
    mkdirSync(folder);
    const sources = firstDiff.layers.map(({ layer }) => [layer, { fingerprint: "a", outputs: {} }] as const);
    writeDiff(folder, firstDiff, Object.fromEntries(sources));
    return folder;
}

describe("the layers of a stored diff", () => {
    it("are read bottom first, as they were written", () => {
        const layers = readLayers(stored()).map(({ layer }) => layer);
        expect(layers.map(({ layer }) => layer)).to.deep.equal(firstDiff.layers.map(({ layer }) => layer));
        for (const [index, { changes }] of layers.entries()) {
            expect(changes).to.have.deep.members(firstDiff.layers[index]?.changes ?? []);
        }
    });

    it("are read but for one, which may be broken", () => {
        const folder = stored();
        const [first = ""] = storedLayerNames(folder);
        writeFileSync(layerPath(folder, first), "{");
        expect(() => readLayers(folder)).to.throw(UnreadableDiff);
        const others = storedLayerNames(folder).filter((name) => name !== first);
        expect(readLayers(folder, first).map(({ layer }) => layer.layer)).to.have.members(others);
    });

    it("are none without a folder, and drafts are no layers", () => {
        expect(readLayers(temporaryFolder())).to.deep.equal([]);
        const folder = stored();
        const before = storedLayerNames(folder);
        writeFileSync(join(folder, "diff/.network.json.tmp"), "");
        expect(storedLayerNames(folder)).to.deep.equal(before);
    });
});
