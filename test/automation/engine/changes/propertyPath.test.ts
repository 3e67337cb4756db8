import { expect } from "chai";
import { canonicalPath, pathBelow, valueAt } from "../../../../automation/engine/changes/propertyPath";

describe("a property path", () => {
    it("gets one step more", () => {
        expect(pathBelow("", "tags")).to.equal("tags");
        expect(pathBelow("tags", "Name")).to.equal("tags.Name");
        expect(pathBelow("tags", "a.b")).to.equal('tags["a.b"]');
        expect(pathBelow("ingress", 0)).to.equal("ingress[0]");
    });

    it("has one notation, whichever a provider uses", () => {
        expect(canonicalPath('tags["Name"]')).to.equal("tags.Name");
        expect(canonicalPath('tags["a.b"]')).to.equal('tags["a.b"]');
        expect(canonicalPath("broken[")).to.equal("broken[");
    });

    it("leads to a value, or to nothing", () => {
        const value = { tags: { "a.b": [1, { c: null }] } };
        expect(valueAt(value, 'tags["a.b"][1].c')).to.equal(null);
        expect(valueAt(value, "tags.missing")).to.equal(undefined);
        expect(valueAt(value, "tags.toString")).to.equal(undefined);
        expect(valueAt("text", "length")).to.equal(undefined);
    });
});
