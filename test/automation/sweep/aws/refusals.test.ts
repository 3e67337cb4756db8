import { expect } from "chai";
import { combinedRefusal, MissingPermissions, refusalOf } from "../../../../automation/sweep/aws/refusals";
import { exitCodes } from "../../../../automation/system/errors";
import { awsError } from "./fakeAws";

const target = { region: "eu-central-1" };

describe("the error for a failed call", () => {
    const cases = [
        ["UnauthorizedOperation", exitCodes.unauthorised, /^AWS does not allow ec2:X in eu-central-1: no$/],
        [
            "ExpiredToken",
            exitCodes.unauthorised,
            /^AWS did not accept the credentials \(ExpiredToken\) for ec2:X/,
        ],
        ["Throttling", exitCodes.timedOut, /^AWS still throttles ec2:X in eu-central-1 after 7 s: no$/],
        [
            "InternalError",
            exitCodes.error,
            /^AWS cannot be reached for ec2:X in eu-central-1 \(tried for 7 s\): no$/,
        ],
        ["ValidationError", exitCodes.error, /^AWS refused ec2:X in eu-central-1: ValidationError: no$/],
    ] as const;

    for (const [code, exitCode, message] of cases) {
        it(`says what ${code} means, and what to do`, () => {
            const error = refusalOf(awsError(code), "ec2:X", target, 7);
            expect(error.message).to.match(message);
            expect(error.exitCode).to.equal(exitCode);
            expect(error.remedy).to.be.a("string");
        });
    }

    it("names the endpoint if it is not AWS's own", () => {
        const error = refusalOf(awsError("AbortError"), "ec2:X", { ...target, endpoint: "http://here" }, 1);
        expect(error.message)
            .to.contain("cannot be reached at http://here for")
            .and.to.match(/no answer$/);
    });
});

describe("the refusals of a run as one", () => {
    it("name every missing permission, each once and sorted, rather than another failure", () => {
        const missing = (...actions: string[]) => new MissingPermissions(actions, "eu-central-1", "denied");
        const one = combinedRefusal(
            [awsError("Other"), missing("ec2:B"), missing("ec2:A", "ec2:B")],
            "eu-central-1",
        );
        expect(one).to.have.property("message", "AWS does not allow ec2:A, ec2:B in eu-central-1: denied");
    });

    it("are the first one if no permission is missing", () => {
        const first = awsError("First");
        expect(combinedRefusal([first, awsError("Second")], "eu-central-1")).to.equal(first);
    });
});
