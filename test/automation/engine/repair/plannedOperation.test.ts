import { expect } from "chai";
import type { Step } from "../../../../automation/engine/events/events";
import { creationsIn, deletionsIn, isDeletion } from "../../../../automation/engine/repair/plannedOperation";
import { signatureKey, signatures, unknownValue } from "../../../../automation/engine/signatures";

const urn = "urn:pulumi:dev::network::aws:ec2/vpc:Vpc::vpc";

function step(op: string, more: Partial<Step> = {}): Step {
    const now = { urn, provider: "p::1", inputs: { cidrBlock: "10.0.0.0/16" } };
    return { op, urn, type: "aws:ec2/vpc:Vpc", old: { id: "vpc-old" }, new: now, ...more };
}

describe("the creations among the engine's steps", () => {
    it("have their inputs, without those that are unknown or secret at any depth", () => {
        const inputs = {
            cidrBlock: "10.0.0.0/16",
            vpcId: unknownValue,
            tags: { a: ["x", { [signatureKey]: signatures.secret }] },
        };
        const [creation] = creationsIn([
            step("create", { new: { provider: "p::1", parent: "urn:parent", inputs } }),
        ]);
        expect(creation).to.deep.equal({
            urn,
            type: "aws:ec2/vpc:Vpc",
            provider: "p::1",
            parent: "urn:parent",
            inputs: { cidrBlock: "10.0.0.0/16" },
            hidden: ["vpcId", "tags"],
        });
    });

    it("say what a replacement replaces", () => {
        expect(creationsIn([step("create-replacement")])[0]).to.include({ replaces: "vpc-old" });
        expect(creationsIn([step("create")])[0]).not.to.have.property("replaces");
    });

    it("are of resources with a provider only", () => {
        expect(creationsIn([step("create", { type: "pulumi:providers:aws" })])).to.deep.equal([]);
        expect(creationsIn([step("create", { new: { inputs: {} } })])).to.deep.equal([]);
        expect(creationsIn([step("update"), step("same")])).to.deep.equal([]);
    });
});

describe("the deletions among the engine's steps", () => {
    it("are told from creations", () => {
        const [deletion] = deletionsIn([step("create"), step("delete")]);
        expect(deletion).to.deep.equal({ doing: "deleting", urn });
        const all = [...creationsIn([step("create")]), ...deletionsIn([step("delete")])];
        expect(all.map(isDeletion)).to.deep.equal([false, true]);
    });
});
