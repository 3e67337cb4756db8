import { expect } from "chai";
import { autoname } from "../../model/autoname";

describe("the name of a resource that was left to the provider", () => {
    it("is the one that the engine proposes", () => {
        expect(autoname("vpc", { mode: "enforce", proposedName: "vpc-dev-1" })).to.equal("vpc-dev-1");
    });

    it("has a random ending without a proposal", () => {
        expect(autoname("vpc", undefined)).to.match(/^vpc-[0-9a-f]{7}$/);
        expect(autoname("vpc", undefined)).not.to.equal(autoname("vpc", undefined));
    });

    it("is not made if autonaming is off", () => {
        expect(autoname("vpc", { mode: "disable", proposedName: "" })).to.equal(undefined);
    });
});
