import { expect } from "chai";
import { comparable, hasSecret, hasUnknown, isList, isMap, reveal } from "../../model/values";
import { ResourceReference, Secret, unknown } from "../../protocol/providerModel";

const reference = new ResourceReference("urn:a", unknown, "1.0.0");

describe("property values", () => {
    it("are maps if they are objects with keys, not lists or marks", () => {
        expect(isMap({})).to.equal(true);
        for (const other of [null, [], "a", unknown, new Secret({}), reference]) {
            expect(isMap(other)).to.equal(false);
        }
        expect([isList([]), isList({}), isList(undefined)]).to.deep.equal([true, false, false]);
    });

    it("have unknown and secret parts at any depth", () => {
        expect(hasUnknown({ a: [{ b: new Secret(unknown) }] })).to.equal(true);
        expect(hasUnknown({ a: [{ b: "x" }] })).to.equal(false);
        expect(hasSecret({ a: [{ b: new Secret("x") }] })).to.equal(true);
        expect(hasSecret({ a: [{ b: unknown }] })).to.equal(false);
        expect([hasUnknown(undefined), hasSecret(undefined)]).to.deep.equal([false, false]);
    });

    it("that refer to a resource are known, though its id may not be", () => {
        expect(hasUnknown({ vpc: reference })).to.equal(false);
    });

    it("are revealed at any depth", () => {
        const hidden = new Secret({ a: [new Secret("x"), { b: new Secret(new Secret(1)) }] });
        expect(reveal(hidden)).to.deep.equal({ a: ["x", { b: 1 }] });
    });

    it("are compared without their own mark, null as absent", () => {
        expect(comparable(new Secret("x"))).to.equal("x");
        expect(comparable(new Secret(null))).to.equal(undefined);
        expect(comparable(null)).to.equal(undefined);
        expect(comparable(false)).to.equal(false);
    });
});
