import { expect } from "chai";
import * as fc from "fast-check";
import { isReviewedValue } from "../../../../automation/diffs/match/matchValue";
import { knownValue, value } from "../arbitraries";

describe("a reviewed value", () => {
    it("equals itself, and as an unknown it equals everything", () => {
        fc.assert(
            fc.property(value, (any) => {
                expect(isReviewedValue(any, any)).to.equal(true);
                expect(isReviewedValue("[unknown]", any)).to.equal(true);
            }),
        );
        expect(isReviewedValue("[unknown]", undefined)).to.equal(true);
    });

    it("does not equal an unknown, unless it is one", () => {
        fc.assert(
            fc.property(knownValue, (known) => {
                expect(isReviewedValue(known, "[unknown]")).to.equal(known === "[unknown]");
            }),
        );
    });

    it("may hold an unknown at any depth", () => {
        const stored = { ids: ["a", "[unknown]"], name: "x" };
        expect(isReviewedValue(stored, { ids: ["a", { b: 1 }], name: "x" })).to.equal(true);
        expect(isReviewedValue(stored, { ids: ["b", "c"], name: "x" })).to.equal(false);
        expect(isReviewedValue(stored, { ids: ["a", "c"] })).to.equal(false);
        expect(isReviewedValue(["a"], { 0: "a" })).to.equal(false);
    });

    it("covers a secret that does not change after all, but not one that does", () => {
        expect(isReviewedValue("[secret, changed]", "[secret]")).to.equal(true);
        expect(isReviewedValue("[secret]", "[secret, changed]")).to.equal(false);
    });
});
