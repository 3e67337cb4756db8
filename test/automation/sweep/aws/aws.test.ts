import { expect } from "chai";
import { MissingPermissions } from "../../../../automation/sweep/aws/refusals";
import { exitCodes } from "../../../../automation/system/errors";
import { awsError, noAws, rejection } from "./fakeAws";

describe("a call of AWS", () => {
    /** A request that fails with these errors, one after the other, and then succeeds. */
    function failing(...errors: readonly Error[]): {
        readonly send: () => Promise<string>;
        readonly calls: () => number;
    } {
        let calls = 0;
        return {
            send: () => {
                const error = errors[calls];
                calls += 1;
                return error === undefined ? Promise.resolve("done") : Promise.reject(error);
            },
            calls: () => calls,
        };
    }

    it("is tried again while AWS throttles it", async () => {
        const { send, calls } = failing(...Array.from({ length: 6 }, () => awsError("ThrottlingException")));
        expect(await noAws().call("ec2:DeleteVolume", send)).to.equal("done");
        expect(calls()).to.equal(7);
    });

    it("is tried four times while AWS cannot be reached", async () => {
        const { send, calls } = failing(...Array.from({ length: 6 }, () => awsError("TimeoutError")));
        const error = await rejection(noAws().call("ec2:DeleteVolume", send));
        expect(error)
            .to.have.property("message")
            .that.matches(/^AWS cannot be reached at .* for ec2:DeleteVolume/);
        expect(calls()).to.equal(4);
    });

    it("throws AWS's own error if the resource is in use or not found, at once", async () => {
        for (const code of ["DependencyViolation", "InvalidVolume.NotFound"]) {
            const { send, calls } = failing(awsError(code));
            expect(await rejection(noAws().call("ec2:DeleteVolume", send))).to.have.property("name", code);
            expect(calls()).to.equal(1);
        }
    });

    it("names the missing permission", async () => {
        const { send } = failing(awsError("UnauthorizedOperation"));
        const error = await rejection(noAws().call("ec2:DeleteVolume", send));
        expect(error).to.be.instanceOf(MissingPermissions);
        expect(error).to.deep.include({ actions: ["ec2:DeleteVolume"], exitCode: exitCodes.unauthorised });
    });

    it("says that AWS throttles if its deadline ends the last call without an answer", async () => {
        const errors = [
            awsError("ThrottlingException"),
            ...Array.from({ length: 9 }, () => awsError("AbortError")),
        ];
        const { send } = failing(...errors);
        const error = await rejection(noAws().call("ec2:DescribeVolumes", send));
        expect(error)
            .to.have.property("message")
            .that.matches(/^AWS still throttles ec2:DescribeVolumes/);
    });

    it("is not made once the run is cancelled", async () => {
        const { send, calls } = failing();
        const error = await rejection(noAws({ signal: AbortSignal.abort() }).call("ec2:DeleteVolume", send));
        expect(error).to.include({ exitCode: exitCodes.cancelled });
        expect(calls()).to.equal(0);
    });

    it("loads each client once", async () => {
        const aws = noAws();
        const [one, other] = await Promise.all([aws.ec2(), aws.ec2()]);
        expect(one.client).to.equal(other.client);
    });
});
