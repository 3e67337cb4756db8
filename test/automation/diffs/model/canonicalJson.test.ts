import { expect } from "chai";
import * as fc from "fast-check";
import { canonicalJson, compareTexts, sortKeys } from "../../../../automation/diffs/model/canonicalJson";

describe("canonicalJson", () => {
    it("is the same text for objects with the same members in another order", () => {
        expect(canonicalJson({ b: 1, a: { d: [2, { f: 3, e: 4 }], c: null } })).to.equal(
            '{"a":{"c":null,"d":[2,{"e":4,"f":3}]},"b":1}',
        );
        const members = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([key]) => key });
        fc.assert(
            fc.property(members, (entries) => {
                const reversed = Object.fromEntries(entries.toReversed());
                expect(canonicalJson(reversed)).to.equal(canonicalJson(Object.fromEntries(entries)));
            }),
        );
    });

    it("keeps the order of lists, and every value", () => {
        fc.assert(
            fc.property(fc.jsonValue(), (value) => {
                expect(JSON.parse(canonicalJson(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
            }),
        );
    });

    it("leaves out undefined members, and writes undefined as null", () => {
        expect(canonicalJson({ a: undefined, b: [undefined] })).to.equal('{"b":[null]}');
        expect(canonicalJson(undefined)).to.equal("null");
    });

    it("keeps a key that is called __proto__", () => {
        const sorted = sortKeys(JSON.parse('{"b":1,"__proto__":{"x":2}}')) as object;
        expect(Object.keys(sorted)).to.deep.equal(["__proto__", "b"]);
    });
});

describe("compareTexts", () => {
    it("orders by code units, unlike a locale", () => {
        expect(["b", "ä", "a", "B"].sort(compareTexts)).to.deep.equal(["B", "a", "b", "ä"]);
        expect(compareTexts("same", "same")).to.equal(0);
    });
});
