import { expect } from "chai";
import {
    deployedOutputs,
    deployedSecrets,
    encrypted,
} from "../../../../automation/engine/state/deployedOutputs";

const mark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const deployment = (outputs: Record<string, unknown>) => ({
    resources: [{ type: "pulumi:pulumi:Stack", outputs }, { type: "test:index:Thing" }],
});

describe("deployedOutputs", () => {
    it("reads values, and secrets as values that are marked", () => {
        const outputs = { id: "vpc-1", nested: { token: { ...mark, plaintext: '"hush"' } } };
        expect(deployedOutputs(deployment(outputs))).to.deep.equal({
            id: { state: "known", secret: false, value: "vpc-1" },
            nested: { state: "known", secret: true, value: { token: "hush" } },
        });
    });

    it("says where a secret is still encrypted", () => {
        expect(deployedOutputs(deployment({ token: { ...mark, ciphertext: "v1:x" } }))).to.equal(encrypted);
    });

    it("finds nothing in a stack that was never deployed", () => {
        expect(deployedOutputs({})).to.deep.equal({});
    });
});

describe("deployedSecrets", () => {
    it("are all that a deployment has decrypted, wherever they are in its resources", () => {
        const inputs = {
            list: ["open", { ...mark, plaintext: '"one"' }],
            map: { ...mark, plaintext: '{"a":"two"}' },
        };
        const resources = [{ type: "test:index:Thing", inputs, outputs: { ...mark, ciphertext: "v1:x" } }];
        expect(deployedSecrets({ resources })).to.deep.equal(["one", { a: "two" }]);
    });
});
