import { expect } from "chai";
import * as fc from "fast-check";
import { normaliseDiff, normaliseLayer } from "../../../../automation/diffs/model/normalise";
import { layerDiff, shuffled } from "../arbitraries";
import { added, changeOf, layerOf } from "../samples";

describe("a normalised diff", () => {
    it("is the same for any order of changes and properties", () => {
        const pair = layerDiff().chain((layer) => fc.tuple(fc.constant(layer), shuffled(layer)));
        fc.assert(
            fc.property(pair, ([layer, other]) => {
                expect(JSON.stringify(normaliseLayer(other))).to.equal(JSON.stringify(normaliseLayer(layer)));
            }),
        );
    });

    it("is normalised already", () => {
        fc.assert(
            fc.property(layerDiff(), (layer) => {
                const once = normaliseLayer(layer);
                expect(normaliseLayer(once)).to.deep.equal(once);
            }),
        );
    });

    it("sorts changes by URN, properties by path, and what they wait on, each once", () => {
        const properties = [added("tags.Name", "x"), added("cidrBlock", "y", ["b.two", "a.one", "b.two"])];
        const vpc = changeOf({ type: "aws:ec2/vpc:Vpc", name: "vpc", properties });
        const eip = changeOf({ type: "aws:ec2/eip:Eip", name: "eip" });
        const layer = normaliseLayer(layerOf("network", [vpc, eip], { waitsOn: ["b", "a", "b"] }));
        expect(layer.waitsOn).to.deep.equal(["a", "b"]);
        expect(layer.changes.map(({ name }) => name)).to.deep.equal(["eip", "vpc"]);
        expect(layer.changes[1]?.properties.map(({ path }) => path)).to.deep.equal([
            "cidrBlock",
            "tags.Name",
        ]);
        expect(layer.changes[1]?.properties[0]?.waitsOn).to.deep.equal(["a.one", "b.two"]);
    });

    it("keeps the order of layers, bottom first", () => {
        const layers = [layerOf("network", []), layerOf("compute", []), layerOf("apps", [])];
        const diff = normaliseDiff({ environment: "dev-1", layers });
        expect(diff.layers.map(({ layer }) => layer)).to.deep.equal(["network", "compute", "apps"]);
    });
});
