import { expect } from "chai";
import { computeSettings as schema } from "../../../layers/compute/settings";
import { computeSettings } from "../samples";

/** The paths of what is refused. */
function refused(changes: object): readonly string[] {
    const checked = schema.safeParse({ ...computeSettings, ...changes });
    return checked.error?.issues.map(({ path }) => path.join(".")) ?? [];
}

describe("the settings of the compute layer", () => {
    it("are those of the samples", () => {
        expect(refused({})).to.deep.equal([]);
    });

    it("take a number of nodes between the least and the greatest, and no other", () => {
        const sized = (min: number, desired: number, max: number) =>
            refused({ nodeGroups: { one: { ...computeSettings.nodeGroups.system, min, desired, max } } });
        for (const [min, desired, max] of [
            [0, 0, 1],
            [2, 2, 2],
            [1, 2, 3],
        ] as const) {
            expect(sized(min, desired, max)).to.deep.equal([]);
        }
        for (const [min, desired, max] of [
            [2, 1, 3],
            [1, 4, 3],
            [4, 4, 3],
        ] as const) {
            expect(sized(min, desired, max)).to.deep.equal(["nodeGroups.one"]);
        }
    });

    it("take a minor version of Kubernetes, as text", () => {
        expect(refused({ version: "1.34" })).to.deep.equal([]);
        for (const version of ["1.3", "1.33.1", 1.33])
            expect(refused({ version })).to.deep.equal(["version"]);
    });

    it("take IAM roles and users as principals, in every partition", () => {
        const entered = (principalArn: string) =>
            refused({ accessEntries: { one: { principalArn, policy: "view" } } });
        expect(entered("arn:aws-us-gov:iam::111111111111:user/ada")).to.deep.equal([]);
        for (const arn of ["arn:aws:iam::111111111111:root", "ada", "arn:aws:iam::1:role/a"]) {
            expect(entered(arn), arn).to.deep.equal(["accessEntries.one.principalArn"]);
        }
    });
});
