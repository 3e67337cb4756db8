import { expect } from "chai";
import { Redaction } from "../../../../automation/engine/events/redaction";

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

    it("leaves nothing of a secret that has another one in it", () => {
        const redaction = new Redaction();
        redaction.learnValue(["canary", "canary-and-more"]);
        expect(redaction.apply("canary-and-more, canary")).to.equal("[secret], [secret]");
    });

    it("knows a secret again in JSON, in base64 and in an address", () => {
        const redaction = new Redaction();
        redaction.learnValue({ token: 'a "b"\n/c' });
        const base64 = Buffer.from('a "b"\n/c').toString("base64");
        expect(redaction.apply(`a \\"b\\"\\n/c ${base64} a%20%22b%22%0A%2Fc`)).to.equal(
            "[secret] [secret] [secret]",
        );
    });

    it("leaves texts alone that are too short to be secrets", () => {
        const redaction = new Redaction();
        redaction.learn({ state: "known", secret: true, value: "a" });
        expect(redaction.apply("a cat")).to.equal("a cat");
    });
});
