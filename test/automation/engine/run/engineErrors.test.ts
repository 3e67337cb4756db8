import { expect } from "chai";
import { engineError } from "../../../../automation/engine/run/engineErrors";

const spec = {
    stack: "sandbox-a",
    project: "network",
    workDir: "/work",
    projectDir: "/layers/network",
    backend: "file:///state",
    secretsProvider: "passphrase",
    environment: {},
};

describe("engineError", () => {
    const cases = [
        ["error: getting secrets manager: incorrect passphrase", 3, "Wrong passphrase"],
        ["error: failed to load checkpoint: unexpected end of JSON input", 1, "cannot be read"],
        ["resource urn:x violates plan: properties changed: ~~tags", 5, "in another way than planned"],
        ["create is not allowed by the plan: no steps were expected for this resource", 5, "in another way"],
        [
            "no resource plugin 'pulumi-resource-aws' found in the workspace",
            1,
            "plugin that sandbox-a/network",
        ],
        ["error: open /state/.pulumi/meta.yaml: permission denied", 1, "cannot be used"],
        ["error: NoSuchBucket: The specified bucket does not exist", 1, "cannot be reached"],
    ] as const;
    for (const [text, exitCode, message] of cases) {
        it(`exits with ${exitCode} and a remedy for "${text}"`, () => {
            const error = engineError(spec, text);
            expect(error?.message).to.contain(message);
            expect(error?.exitCode).to.equal(exitCode);
            expect(error?.remedy).to.be.a("string");
        });
    }

    it("names who holds a lock, and since when", () => {
        const text =
            "error: the stack is currently locked by 1 lock(s). Either wait …\n" +
            "  file:///state/x.json: created by ann@box (pid 12) at 2026-01-01T00:00:00Z";
        expect(engineError(spec, text)?.message).to.contain("ann@box (pid 12) since 2026-01-01T00:00:00Z");
    });

    it("leaves failures of resources to be results", () => {
        const texts = [
            "creating EC2 VPC: VpcLimitExceeded",
            "AccessDenied: not authorized to perform ec2:CreateVpc",
        ];
        expect(engineError(spec, "error: update failed", texts)).to.equal(undefined);
    });
});
