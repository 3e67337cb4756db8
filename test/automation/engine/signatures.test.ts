import { expect } from "chai";
import { isHidden, signatureKey, signatures, unknownValues } from "../../../automation/engine/signatures";

describe("a hidden value", () => {
    it("is an unknown, or a secret in any form that the engine gives it", () => {
        expect(isHidden("04da6b54-80e4-46f7-96ec-b56ff0331ba9")).to.equal(true);
        expect(isHidden({ [signatureKey]: signatures.secret, ciphertext: "[secret]" })).to.equal(true);
        expect(isHidden("[secret]")).to.equal(true);
    });

    it("is no other value, nor one that only has such a value in it", () => {
        const plain = ["text", "", 0, null, undefined, [], {}, { a: { [signatureKey]: signatures.secret } }];
        for (const value of plain) expect(isHidden(value)).to.equal(false);
    });
});

describe("the engine's unknown values", () => {
    it("are one text for each type", () => {
        expect([...unknownValues]).to.have.length(7);
    });
});
