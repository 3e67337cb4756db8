import { expect } from "chai";
import { Redaction } from "../../../../automation/engine/run/redaction";

describe("Redaction", () => {
    it("takes values of secret outputs and of secret variables out of texts", () => {
        const redaction = new Redaction();
        redaction.learnVariables({ PULUMI_CONFIG_PASSPHRASE: "correct horse", AWS_REGION: "eu-central-1" });
        redaction.learn({ state: "known", secret: true, value: { users: [{ token: "abcdef123" }] } });
        redaction.learn({ state: "known", secret: false, value: "vpc-0123456" });
        expect(redaction.apply("abcdef123 with correct horse in vpc-0123456, eu-central-1")).to.equal(
            "[secret] with [secret] in vpc-0123456, eu-central-1",
        );
    });

    it("leaves texts alone that are too short to be secrets", () => {
        const redaction = new Redaction();
        redaction.learn({ state: "known", secret: true, value: "a" });
        expect(redaction.apply("a cat")).to.equal("a cat");
    });
});
