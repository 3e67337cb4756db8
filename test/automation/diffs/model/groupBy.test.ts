import { expect } from "chai";
import * as fc from "fast-check";
import { groupBy } from "../../../../automation/diffs/model/groupBy";

describe("groupBy", () => {
    it("keeps groups in the order of their first items, and items in theirs", () => {
        const groups = groupBy(["beta", "alpha", "bravo", "charlie"], (word) => word.charAt(0));
        expect([...groups]).to.deep.equal([
            ["b", ["beta", "bravo"]],
            ["a", ["alpha"]],
            ["c", ["charlie"]],
        ]);
    });

    it("puts each item into exactly one group", () => {
        fc.assert(
            fc.property(fc.array(fc.nat(20)), (numbers) => {
                const groups = groupBy(numbers, (number) => (number % 3).toString());
                const all = [...groups.values()].flat();
                expect(all.toSorted((a, b) => a - b)).to.deep.equal(numbers.toSorted((a, b) => a - b));
                for (const [key, items] of groups) {
                    for (const item of items) expect((item % 3).toString()).to.equal(key);
                }
            }),
        );
    });
});
