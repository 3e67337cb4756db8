import { expect } from "chai";
import { failureKind, wordsOf } from "../../../../automation/sweep/aws/failures";

function failure(name: string, message = "", more: object = {}): Error {
    return Object.assign(new Error(message), { name, ...more });
}

describe("A failed call of AWS", () => {
    const kinds = {
        RequestLimitExceeded: "throttled",
        ThrottlingException: "throttled",
        TooManyRequestsException: "throttled",
        UnauthorizedOperation: "denied",
        AccessDeniedException: "denied",
        AuthFailure: "credentials",
        ExpiredTokenException: "credentials",
        CredentialsProviderError: "credentials",
        DependencyViolation: "inUse",
        ResourceInUseException: "inUse",
        "InvalidIPAddress.InUse": "inUse",
        "InvalidGroup.NotFound": "gone",
        LoadBalancerNotFoundException: "gone",
        NoSuchEntityException: "gone",
        ResourceNotFoundException: "gone",
        InternalError: "unreachable",
        ValidationError: "other",
    } as const;

    for (const [code, kind] of Object.entries(kinds)) {
        it(`with the code ${code} is ${kind}`, () => {
            expect(failureKind(failure(code))).to.equal(kind);
        });
    }

    it("is known by its status if its code is not", () => {
        expect(failureKind(failure("X", "", { $metadata: { httpStatusCode: 503 } }))).to.equal("unreachable");
        expect(failureKind(failure("X", "", { $metadata: { httpStatusCode: 429 } }))).to.equal("throttled");
        expect(failureKind(failure("Error", "", { code: "ECONNRESET" }))).to.equal("unreachable");
    });

    it("is about use if EC2 only has words for it", () => {
        const words = "Network interface 'eni-0' is currently in use.";
        expect(failureKind(failure("InvalidParameterValue", words))).to.equal("inUse");
    });

    it("is told without what only AWS can read", () => {
        const words = "You are not authorized. Encoded authorization failure message: 4gTnKz…";
        expect(wordsOf(failure("UnauthorizedOperation", words))).to.equal("You are not authorized.");
    });
});
