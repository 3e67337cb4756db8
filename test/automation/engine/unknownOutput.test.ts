import { all, output, type Output } from "@pulumi/pulumi";
import { expect } from "chai";
import { unknownOutput, upstreamOutputs } from "../../../automation/engine/unknownOutput";

/** The members of an output that its types leave out. */
interface Inside {
    readonly isKnown: Promise<boolean>;
    allResources(): Promise<Set<object>>;
}

const inside = (of: Output<unknown>): Inside => of as unknown as Inside;

describe("an unknown output of a lower layer", () => {
    it("is unknown, and so is what is computed from it", async () => {
        const vpcId = await unknownOutput("network.vpcId");
        expect(await inside(vpcId).isKnown).to.equal(false);
        expect(await inside(vpcId.apply((id) => `${String(id)}-a`)).isKnown).to.equal(false);
    });

    it("is among what everything waits on that is computed from it", async () => {
        const both = all([await unknownOutput("network.vpcId"), await unknownOutput("network.cidr")]);
        const waits = upstreamOutputs(await inside(both).allResources());
        expect(waits).to.have.members(["network.vpcId", "network.cidr"]);
        expect(upstreamOutputs(await inside(output("known")).allResources())).to.deep.equal([]);
    });
});
