import { expect } from "chai";
import * as fc from "fast-check";
import { quoted, visible } from "../../../../automation/diffs/text/visible";

describe("a visible text", () => {
    it("has escapes in place of characters that hide or reorder text", () => {
        expect(visible("a\u001b[31mb")).to.equal("a\\u001b[31mb");
        expect(visible("x\u202ey\u200bz\ufeff")).to.equal("x\\u202ey\\u200bz\\ufeff");
    });

    it("is the text itself if every character can be seen", () => {
        for (const text of ["plain", "Grüße, 世界 🍰", "a–b"]) expect(visible(text)).to.equal(text);
    });

    it("never has a control character, also in quotes", () => {
        fc.assert(
            fc.property(fc.string({ unit: "binary" }), (text) => {
                expect(visible(text)).not.to.match(/\p{Cc}/u);
                expect(JSON.parse(quoted(text))).to.equal(text);
            }),
        );
    });
});
