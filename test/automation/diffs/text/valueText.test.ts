import { expect } from "chai";
import {
    beginningOf,
    blockLines,
    differingParts,
    foldedText,
    inlineText,
    jsonInside,
    linesOf,
    shortText,
} from "../../../../automation/diffs/text/valueText";

describe("the text of a value", () => {
    it("is written as a person would write it", () => {
        expect(inlineText({ a: 1, "b c": ["x", "[unknown]", null, true] })).to.equal(
            '{a: 1, "b c": ["x", [unknown], null, true]}',
        );
    });

    it("takes several lines if one would be too long", () => {
        const value = { name: "x".repeat(50), list: ["y".repeat(70)] };
        expect(blockLines(value)).to.deep.equal([
            "{",
            `  name: "${"x".repeat(50)}"`,
            "  list: [",
            `    "${"y".repeat(70)}"`,
            "  ]",
            "}",
        ]);
    });

    it("is folded if it is a long text, with its length", () => {
        expect(foldedText("short")).to.equal('"short"');
        expect(foldedText("z".repeat(1500))).to.equal(`"${"z".repeat(72)}"… (1,500 characters)`);
        expect(foldedText("[secret]")).to.equal("[secret]");
    });

    it("shows JSON in a text as the value that it holds", () => {
        expect(jsonInside('  {"b": [1]}')).to.deep.equal({ b: [1] });
        for (const other of ["{broken", "text", "[secret]", 7]) expect(jsonInside(other)).to.equal(undefined);
        expect(shortText('{"b":[1]}')).to.equal("(JSON) {b: [1]}");
    });

    it("is compared by lines if it has several, or is a big structure", () => {
        expect(linesOf("one line")).to.equal(undefined);
        expect(linesOf("a\nb\n")).to.deep.equal(["a", "b"]);
        expect(linesOf({ a: 1 })).to.equal(undefined);
        expect(linesOf({ a: "x".repeat(120) })).to.have.length(3);
    });

    it("is cut after a bearable length", () => {
        expect(beginningOf("q".repeat(200))).to.equal("q".repeat(200));
        expect(beginningOf("q".repeat(201))).to.equal(`${"q".repeat(72)}… (201 characters)`);
    });

    it("is shown around the first difference of two long texts", () => {
        const same = "s".repeat(100);
        const [old, now] = differingParts(`${same}old`, `${same}new`);
        expect(old).to.equal(`…"${"s".repeat(24)}old" (103 characters)`);
        expect(now).to.equal(`…"${"s".repeat(24)}new" (103 characters)`);
    });
});
