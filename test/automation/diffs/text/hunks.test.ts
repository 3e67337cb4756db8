import { expect } from "chai";
import { hunksOf } from "../../../../automation/diffs/text/hunks";
import { lineDiff } from "../../../../automation/diffs/text/lineDiff";

function shown(before: string, after: string): string[] {
    return hunksOf(lineDiff(Array.from(before), Array.from(after))).map(({ mark, text }) => `${mark}${text}`);
}

describe("the hunks of a comparison", () => {
    it("are nothing for equal texts", () => {
        expect(shown("abc", "abc")).to.deep.equal([]);
    });

    it("show two lines around a difference, and count what is left out before, between and after", () => {
        expect(shown("abcdefghijklmnop", "abcDefghijklmNop")).to.deep.equal([
            "… 1 unchanged line",
            "b",
            "c",
            "-d",
            "+D",
            "e",
            "f",
            "… 5 unchanged lines",
            "l",
            "m",
            "-n",
            "+N",
            "o",
            "p",
        ]);
    });

    it("join where their surroundings meet", () => {
        expect(shown("abcd", "Abcd")).to.deep.equal(["-a", "+A", "b", "c", "… 1 unchanged line"]);
        expect(shown("abcdef", "AbcdeF")).to.deep.equal(["-a", "+A", "b", "c", "d", "e", "-f", "+F"]);
    });
});
