import { expect } from "chai";
import { didYouMean } from "../../automation/didYouMean";

describe("did you mean", () => {
    const known = ["sandbox-a", "sandbox-b", "staging", "prod"];

    it("names the nearest known word", () => {
        expect(didYouMean("sandbx-a", known)).to.equal(' Did you mean "sandbox-a"?');
        expect(didYouMean("stagign", known)).to.equal(' Did you mean "staging"?');
    });

    it("says nothing where no word is near", () => {
        expect(didYouMean("network", known)).to.equal("");
    });
});
