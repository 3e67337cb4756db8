import { expect } from "chai";
import * as fc from "fast-check";
import { lineDiff } from "../../../../automation/diffs/text/lineDiff";

const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });

function kept(before: readonly string[], after: readonly string[], kind: "add" | "delete"): string[] {
    return lineDiff(before, after).flatMap((line) =>
        line.kind === kind || line.kind === "same" ? line.text : [],
    );
}

describe("lineDiff", () => {
    it("must lead from the one text to the other", () => {
        fc.assert(
            fc.property(lines, lines, (before, after) => {
                expect(kept(before, after, "delete")).to.deep.equal(before);
                expect(kept(before, after, "add")).to.deep.equal(after);
            }),
        );
    });

    it("must find nothing between equal texts", () => {
        fc.assert(
            fc.property(lines, (text) => {
                expect(lineDiff(text, text).every(({ kind }) => kind === "same")).to.equal(true);
            }),
        );
    });

    it("must keep the lines that both texts share", () => {
        const found = lineDiff(["a", "b", "c", "d"], ["a", "c", "x", "d"]);
        expect(found.map(({ kind, text }) => `${kind} ${text}`)).to.deep.equal([
            "same a",
            "delete b",
            "same c",
            "add x",
            "same d",
        ]);
    });

    it("must show texts that have nothing in common as two blocks", () => {
        const numbered = (word: string): string[] =>
            Array.from({ length: 5000 }, (_, index) => `${word} ${index}`);
        const found = lineDiff(numbered("old"), numbered("new"));
        expect(found.slice(0, 5000).every(({ kind }) => kind === "delete")).to.equal(true);
        expect(found.slice(5000).every(({ kind }) => kind === "add")).to.equal(true);
    });
});
