import { expect } from "chai";
import fc from "fast-check";
import { nearest, suggest } from "../../../../stacks/_settings/load/didYouMean";

const known = ["sandbox-a", "sandbox-b", "dev-1", "staging", "prod"];

describe("did you mean", () => {
    it("finds a word with letters missing, swapped, wrong or in capitals", () => {
        expect(["sandbx-a", "stagign", "prid", "DEV-1"].map((word) => nearest(word, known))).to.deep.equal([
            "sandbox-a",
            "staging",
            "prod",
            "dev-1",
        ]);
    });

    it("finds nothing where nothing is near", () => {
        expect(nearest("playground", known)).to.equal(undefined);
        expect(suggest("playground", ["a", "b"])).to.equal("Known here: a, b.");
    });

    it("finds a known word itself", () => {
        fc.assert(
            fc.property(fc.constantFrom(...known), (word) => {
                expect(nearest(word, known)).to.equal(word);
            }),
        );
    });
});
