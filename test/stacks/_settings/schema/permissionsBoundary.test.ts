import { expect } from "chai";
import { permissionsBoundary } from "../../../../stacks/_settings/schema/permissionsBoundary";

function isTaken(arn: string): boolean {
    return permissionsBoundary.safeParse(arn).success;
}

describe("The ARN of a permissions boundary", () => {
    it("is that of a policy of an account, or of AWS", () => {
        for (const arn of [
            "arn:aws:iam::111111111111:policy/boundary",
            "arn:aws:iam::111111111111:policy/platform/teams/boundary_v1.2",
            "arn:aws:iam::aws:policy/PowerUserAccess",
            "arn:aws-cn:iam::111111111111:policy/boundary",
            "arn:aws-us-gov:iam::111111111111:policy/boundary",
        ]) {
            expect(isTaken(arn), arn).to.equal(true);
        }
    });

    it("is nothing else", () => {
        for (const arn of [
            "",
            "boundary",
            "arn:aws:iam::111111111111:role/boundary",
            "arn:aws:iam::1111:policy/boundary",
            "arn:aws:iam:eu-central-1:111111111111:policy/boundary",
            "arn:aws:iam::111111111111:policy/",
            "arn:aws:iam::111111111111:policy/a b",
            `arn:aws:iam::111111111111:policy/${"b".repeat(129)}`,
            "arn:azure:iam::111111111111:policy/boundary",
        ]) {
            expect(isTaken(arn), arn).to.equal(false);
        }
    });
});
