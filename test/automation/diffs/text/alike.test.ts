import { expect } from "chai";
import { groupAlike } from "../../../../automation/diffs/text/alike";
import { changeTree } from "../../../../automation/diffs/text/changeTree";
import { added, changeOf } from "../samples";

function roles(count: number, value = (index: number): string => `role-${index}`) {
    return Array.from({ length: count }, (_, index) =>
        changeOf({
            type: "aws:iam/role:Role",
            name: `role-${index}`,
            properties: [added("name", value(index)), added("path", "/")],
        }),
    );
}

describe("alike changes", () => {
    it("are a group from ten on, with what is the same and what differs", () => {
        const [group, ...others] = groupAlike(changeTree(roles(10)));
        expect(others).to.deep.equal([]);
        if (group === undefined || !("members" in group)) throw new Error("no group");
        expect(group.members).to.have.length(10);
        expect(group.same.map(({ path }) => path)).to.deep.equal(["path"]);
        expect([...group.differing]).to.deep.equal(["name"]);
    });

    it("are shown one by one below ten", () => {
        expect(groupAlike(changeTree(roles(9)))).to.have.length(9);
    });

    it("are not of another operation, and have no children", () => {
        const [first, ...rest] = roles(10);
        if (first === undefined) throw new Error("no role");
        const deleted = { ...first, operation: "delete" as const };
        expect(groupAlike(changeTree([deleted, ...rest]))).to.have.length(10);
        const child = changeOf({ type: "x:y:Z", name: "child", parent: first.urn });
        expect(groupAlike(changeTree([first, ...rest, child]))).to.have.length(10);
    });
});
