import { expect } from "chai";
import { leavesOf, stepsKey } from "../../../../automation/diffs/match/leaves";
import { added, updated } from "../samples";

describe("the leaves of a property", () => {
    it("are the same for a coarse and a fine notation", () => {
        const fine = [added("tags.a", 1), added('tags["b.c"][0]', true)].flatMap(leavesOf);
        expect(leavesOf(added("tags", { a: 1, "b.c": [true] }))).to.deep.equal(fine);
    });

    it("pair the old with the new value of each part", () => {
        const leaves = leavesOf(updated("rule", { port: 80, from: "x" }, { port: 443, to: "y" }));
        expect(leaves.map(({ steps, old, new: now }) => [steps.join("."), old, now])).to.deep.equal([
            ["rule.port", 80, 443],
            ["rule.from", "x", undefined],
            ["rule.to", undefined, "y"],
        ]);
    });

    it("are one leaf if a plain value becomes an object, or an object is empty", () => {
        expect(leavesOf(updated("value", "text", { a: 1 }))).to.have.length(1);
        expect(leavesOf(added("value", {}))).to.deep.equal([{ steps: ["value"], old: undefined, new: {} }]);
    });
});

describe("the key of a path", () => {
    it("tells an index from a key of the same digits", () => {
        expect(stepsKey(["a", 0])).not.to.equal(stepsKey(["a", "0"]));
        expect(stepsKey(["a", 0])).to.equal(stepsKey(["a", 0]));
    });
});
