import { expect } from "chai";
import { element } from "../../../../aws/wire/protocols/xml";

describe("XML of an answer", () => {
    it("has an element for each member and each item of a list, and none for what is undefined", () => {
        const answer = { a: 1, b: [true, { c: "x" }], d: undefined, e: null };
        expect(element("R", answer, "item")).to.equal(
            "<R><a>1</a><b><item>true</item><item><c>x</c></item></b><e></e></R>",
        );
    });

    it("escapes what XML has signs for", () => {
        expect(element("R", `<a & "b">`, "item")).to.equal("<R>&lt;a &amp; &quot;b&quot;&gt;</R>");
    });
});
