import { expect } from "chai";
import { notSecret } from "../../../automation/secrets/notSecret";

describe("a value that is declared not to be secret", () => {
    it("is one of a type, in full or as changes.txt shows it, at a path", () => {
        for (const type of ["aws:ssm/parameter:Parameter", "aws:ssm:Parameter"]) {
            const isDeclared = notSecret([`${type}:value`]);
            expect(isDeclared("aws:ssm/parameter:Parameter", "value")).to.equal(true);
            expect(isDeclared("aws:ssm/parameter:Parameter", "name")).to.equal(false);
            expect(isDeclared("aws:ec2/vpc:Vpc", "value")).to.equal(false);
        }
    });

    it("may be of any type, and at any path that a pattern matches as a whole", () => {
        const isDeclared = notSecret(["*:tags.tokenIssuer", 'kubernetes:core/v1:ConfigMap:data["issuer.*"]']);
        expect(isDeclared("any:x:Y", "tags.tokenIssuer")).to.equal(true);
        expect(isDeclared("any:x:Y", "tags.tokenIssuer.more")).to.equal(false);
        expect(isDeclared("kubernetes:core/v1:ConfigMap", 'data["issuer.key"]')).to.equal(true);
        expect(isDeclared("kubernetes:core/v1:ConfigMap", 'data["xissuer.key"]')).to.equal(false);
    });

    it("is none without a declaration, nor by one that cannot be read", () => {
        expect(notSecret([])("any:x:Y", "value")).to.equal(false);
        expect(notSecret(["value"])("any:x:Y", "value")).to.equal(false);
    });
});
