import { expect } from "chai";
import { stepName } from "../../../../automation/cake/model/stepText";

describe("the name of a step", () => {
    it("is that of its layer, or what is done around the layers", () => {
        expect(stepName({ layer: "network" })).to.equal("network");
        expect(stepName("drain")).to.equal("drain");
        expect(stepName({ step: "sweep" })).to.equal("sweep");
    });
});
