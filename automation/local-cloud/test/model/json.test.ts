import { expect } from "chai";
import { asProperties, list, map, mapToJson, text, texts, toJson } from "../../model/json";
import { ResourceReference, Secret, unknown } from "../../protocol/providerModel";

describe("what the local cloud keeps of a value", () => {
    it("has secrets revealed, references by id and unknowns as null", () => {
        expect(
            toJson([new Secret("x"), new ResourceReference("urn:a", "vpc-1", "1.0.0"), unknown]),
        ).to.deep.equal(["x", "vpc-1", null]);
    });

    it("has no keys whose value is null or unknown", () => {
        expect(mapToJson({ a: null, b: unknown, c: { d: null, e: false } })).to.deep.equal({
            c: { e: false },
        });
    });

    it("is a property value again without a change", () => {
        const json = { a: [1, { b: "c" }] };
        expect(asProperties(json)).to.equal(json);
    });

    it("is read as text, list or map, empty if it is something else", () => {
        expect([text("a"), text(1), text(undefined)]).to.deep.equal(["a", "", ""]);
        expect([list([1]), list({}), list(undefined)]).to.deep.equal([[1], [], []]);
        expect(texts(["a", 1, null, "b"])).to.deep.equal(["a", "b"]);
        expect([map({ a: 1 }), map([1]), map(null)]).to.deep.equal([{ a: 1 }, {}, {}]);
    });
});
