import { expect } from "chai";
import { paint } from "../../../../automation/report/terminal/paint";

describe("paint", () => {
    it("has Pulumi's colours for operations", () => {
        expect(paint({ colour: true }, "create", "a")).to.equal("\u001b[32ma\u001b[39m");
        expect(paint({ colour: true }, "delete", "a")).to.equal("\u001b[31ma\u001b[39m");
        expect(paint({ colour: true }, "strong", "a")).to.equal("\u001b[1ma\u001b[22m");
    });

    it("leaves a text alone without colours, and an empty one always", () => {
        expect(paint({ colour: false }, "bad", "a")).to.equal("a");
        expect(paint({ colour: true }, "bad", "")).to.equal("");
    });
});
