import { expect } from "chai";
import { isCounted, stackType } from "../../../../automation/engine/events/events";

const step = (type: string, name: string) => ({
    op: "create",
    type,
    urn: `urn:pulumi:dev::network::${type}::${name}`,
});

describe("a step that is counted", () => {
    it("is that of a resource or of a provider in the program", () => {
        expect(isCounted(step("aws:ec2/vpc:Vpc", "default"))).to.equal(true);
        expect(isCounted(step("pulumi:providers:aws", "main"))).to.equal(true);
        expect(isCounted(step("pulumi:providers:aws", "default-policy"))).to.equal(true);
    });

    it("is not that of the stack itself, nor of a default provider", () => {
        expect(isCounted(step(stackType, "network-dev"))).to.equal(false);
        expect(isCounted(step("pulumi:providers:aws", "default"))).to.equal(false);
        expect(isCounted(step("pulumi:providers:aws", "default_7_48_0"))).to.equal(false);
    });
});
