import { expect } from "chai";
import { asRecorded } from "../../../../automation/engine/drift/asRecorded";

describe("asRecorded", () => {
    it("masks what is recorded as a secret, wherever it is", () => {
        const recorded = { open: "a", hidden: "[secret]", deep: [{ value: "[secret]", name: "x" }] };
        const real = { open: "b", hidden: "plain", deep: [{ value: "plain", name: "y" }], more: 1 };
        expect(asRecorded(recorded, real)).to.deep.equal({
            open: "b",
            hidden: "[secret]",
            deep: [{ value: "[secret]", name: "y" }],
            more: 1,
        });
    });

    it("masks what came to a list with secrets in it", () => {
        expect(asRecorded(["[secret]"], ["a", "b"])).to.deep.equal(["[secret]", "[secret]"]);
        expect(asRecorded([{ a: "[secret]" }], [{ a: "x" }, { a: "plain" }])).to.deep.equal([
            { a: "[secret]" },
            "[secret]",
        ]);
    });

    it("masks what has another shape than the secret that is recorded", () => {
        expect(asRecorded({ a: "[secret]" }, "plain")).to.equal("[secret]");
        expect(asRecorded("[secret]", { a: ["plain"] })).to.equal("[secret]");
        expect(asRecorded({ a: ["[secret]"] }, { a: { b: "plain" } })).to.deep.equal({ a: "[secret]" });
        expect(asRecorded({ a: "[secret]" }, ["plain"])).to.deep.equal("[secret]");
    });

    it("leaves what is not secret as it is", () => {
        const real = { list: [1, null, { a: true }], text: "b" };
        expect(asRecorded(undefined, real)).to.deep.equal(real);
        expect(asRecorded({ list: [2], text: { c: "d" } }, real)).to.deep.equal(real);
    });
});
