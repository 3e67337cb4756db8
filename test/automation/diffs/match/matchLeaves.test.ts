import { expect } from "chai";
import { leavesOf } from "../../../../automation/diffs/match/leaves";
import { missingLeaves, unreviewedLeaves } from "../../../../automation/diffs/match/matchLeaves";
import type { PropertyChange } from "../../../../automation/diffs/model/model";
import { added, updated } from "../samples";

const leaves = (...properties: readonly PropertyChange[]) => properties.flatMap(leavesOf);

function unreviewed(stored: PropertyChange[], fresh: PropertyChange[], type?: string): string[] {
    return unreviewedLeaves(leaves(...stored), leaves(...fresh), type).map(
        ({ fresh: leaf }) => leaf?.steps.join(".") ?? "",
    );
}

function missing(stored: PropertyChange[], fresh: PropertyChange[], isNew: boolean): string[] {
    return missingLeaves(leaves(...stored), leaves(...fresh), isNew).map(({ stored: leaf }) =>
        leaf === undefined ? "" : leaf.steps.join("."),
    );
}

describe("unreviewed leaves", () => {
    it("are those with another value, old or new, and those at a new path", () => {
        const stored = [updated("a", 1, 2), updated("b", 1, 2), updated("c", 1, 2)];
        const fresh = [updated("a", 1, 2), updated("b", 0, 2), updated("c", 1, 3), added("d", 4)];
        expect(unreviewed(stored, fresh)).to.deep.equal(["b", "c", "d"]);
    });

    it("are none below a reviewed unknown", () => {
        expect(unreviewed([added("a", "[unknown]")], [added("a", { b: { c: 1 } })])).to.deep.equal([]);
    });

    it("are none below a reviewed secret as long as they are secret", () => {
        expect(unreviewed([added("a", "[secret]")], [added("a.b", "[secret]")])).to.deep.equal([]);
        expect(unreviewed([added("a", "[secret]")], [added("a.b", "plain")])).to.deep.equal(["a.b"]);
    });

    it("leave out what the provider fills in, if a type is given", () => {
        const fresh = [added("region", "eu-central-1")];
        expect(unreviewed([], fresh, "aws:ec2/vpc:Vpc")).to.deep.equal([]);
        expect(unreviewed([], fresh)).to.deep.equal(["region"]);
    });
});

describe("missing leaves", () => {
    it("are all reviewed values of a new resource that the fresh diff does not have", () => {
        expect(missing([added("a", 1), added("b", 2)], [added("a", 1)], true)).to.deep.equal(["b"]);
    });

    it("are in an update only those of properties that it still changes", () => {
        const stored = [added("tags", { a: 1, b: 2 }), added("other", 3)];
        expect(missing(stored, [added("tags.a", 1)], false)).to.deep.equal(["tags.b"]);
    });

    it("are never unknowns or changed secrets, which may have no value", () => {
        const stored = [added("a", "[unknown]"), added("b", "[secret, changed]")];
        expect(missing(stored, [], true)).to.deep.equal([]);
    });

    it("are none if the fresh diff has one value for the whole", () => {
        expect(missing([added("tags.a", 1)], [added("tags", "text")], true)).to.deep.equal([]);
    });
});
