import { expect } from "chai";
import * as fc from "fast-check";
import { blockText, shares } from "../../../../automation/report/files/blocks";

const block = { before: ["head"], lines: ["one", "two", "three"], after: ["tail"], instead: "see there" };

describe("blockText", () => {
    it("must be whole where there is room", () => {
        expect(blockText(block, 100)).to.equal("head\none\ntwo\nthree\ntail\n\n");
    });

    it("must leave out lines from the end and say how many", () => {
        expect(blockText({ ...block, lines: ["one", "two", "three three three"] }, 32)).to.equal(
            "head\none\n… 2 more lines\ntail\n\n",
        );
    });

    it("must say what stands for it where not one line fits, and else nothing", () => {
        expect(blockText(block, 15)).to.equal("see there\n\n");
        expect(blockText(block, 5)).to.equal("");
    });

    it("must never take more than its room", () => {
        fc.assert(
            fc.property(fc.array(fc.string()), fc.nat(60), (lines, room) => {
                expect(blockText({ ...block, lines }, room).length).to.be.at.most(room);
            }),
        );
    });
});

describe("shares", () => {
    it("must take from the largest first, and equally", () => {
        expect(shares([100, 10, 80], 110)).to.deep.equal([50, 10, 50]);
    });

    it("must give everybody what they want where there is enough, and never more than there is", () => {
        fc.assert(
            fc.property(fc.array(fc.nat(1000)), fc.nat(5000), (wanted, room) => {
                const given = shares(wanted, room);
                const sum = (numbers: readonly number[]): number =>
                    numbers.reduce((all, one) => all + one, 0);
                expect(sum(given)).to.be.at.most(room);
                if (sum(wanted) <= room) expect(given).to.deep.equal(wanted);
                given.forEach((one, index) => expect(one).to.be.at.most(wanted[index] ?? 0));
            }),
        );
    });
});
