import { expect } from "chai";
import { amiTypeOf } from "../../../../layers/compute/nodes/amiType";

describe("The machine image of a node group", () => {
    it("must be for ARM on Graviton instances", () => {
        for (const type of [
            "m7g.large",
            "c7gn.2xlarge",
            "t4g.medium",
            "r6gd.xlarge",
            "im4gn.large",
            "x2gd.metal",
            "a1.large",
        ]) {
            expect(amiTypeOf(type), type).to.equal("AL2023_ARM_64_STANDARD");
        }
    });

    it("must be for x86 on all others", () => {
        for (const type of [
            "m7i.large",
            "m7a.large",
            "g4dn.xlarge",
            "c6id.large",
            "t3.medium",
            "m7i-flex.large",
            "u-6tb1.metal",
        ]) {
            expect(amiTypeOf(type), type).to.equal("AL2023_x86_64_STANDARD");
        }
    });
});
