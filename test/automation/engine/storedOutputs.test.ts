import { expect } from "chai";
import { asStored, fromStored } from "../../../automation/engine/storedOutputs";

describe("outputs that are stored", () => {
    it("have no value if they are secret, and stay as they are otherwise", () => {
        const stored = asStored({
            vpcId: { state: "known", secret: false, value: "vpc-1" },
            token: { state: "known", secret: true, value: "hunter22" },
            cluster: { state: "unknown", secret: false },
        });
        expect(stored).to.deep.equal({
            vpcId: { state: "known", secret: false, value: "vpc-1" },
            token: { state: "known", secret: true },
            cluster: { state: "unknown", secret: false },
        });
    });

    it("can be used by a run, unless one of them is a secret", () => {
        const vpcId = { state: "known", secret: false, value: "vpc-1" } as const;
        const hidden = { state: "unknown", secret: true } as const;
        expect(fromStored({ vpcId, hidden })).to.deep.equal({ vpcId, hidden });
        expect(fromStored({ vpcId, token: { state: "known", secret: true } })).to.equal(undefined);
    });
});
