import { expect } from "chai";
import type { Candidate } from "../../../automation/sweep/candidate";
import { withHolders } from "../../../automation/sweep/withHolders";

function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
    const common = { kind: "volume", tags: {}, mark: "tag environment=dev-1" } as const;
    return { ...common, id, deletable: true, isManaged: false, ...more };
}

function deletable(...candidates: Candidate[]): Record<string, boolean> {
    return Object.fromEntries(withHolders(candidates).map((each) => [each.id, each.deletable]));
}

describe("What is attached to something", () => {
    it("is deletable if that is deleted too", () => {
        expect(deletable(candidate("i-1"), candidate("vol-1", { heldBy: "i-1" }))).to.deep.equal({
            "i-1": true,
            "vol-1": true,
        });
    });

    it("is kept if that stays, or is nobody's here", () => {
        const kept = candidate("i-1", { deletable: false });
        expect(deletable(kept, candidate("vol-1", { heldBy: "i-1" }))["vol-1"]).to.equal(false);
        expect(deletable(candidate("vol-1", { heldBy: "i-2" }))).to.deep.equal({ "vol-1": false });
        const [only] = withHolders([candidate("vol-1", { heldBy: "i-2" })]);
        expect(only?.reason).to.equal("it is attached to i-2");
    });

    it("is deletable if what holds it goes with something that is deleted", () => {
        const gateway = candidate("nat-1");
        const own = candidate("eni-1", { deletable: false, heldBy: "nat-1" });
        const address = candidate("eipalloc-1", { heldBy: "eni-1" });
        expect(deletable(gateway, own, address)["eipalloc-1"]).to.equal(true);
    });

    it("is no leftover if it goes with something that a state manages", () => {
        const gateway = candidate("nat-1", { isManaged: true });
        const own = candidate("eni-1", { deletable: false, heldBy: "nat-1" });
        expect(deletable(gateway, own)).to.deep.equal({});
        const machine = candidate("i-1", { isManaged: true });
        const attached = candidate("eni-2", { kind: "network-interface", heldBy: "i-1" });
        expect(deletable(machine, attached)).to.deep.equal({});
    });

    it("is a leftover that is kept if it would outlive what a state manages", () => {
        const machine = candidate("i-1", { isManaged: true });
        expect(deletable(machine, candidate("vol-1", { heldBy: "i-1" }))).to.deep.equal({ "vol-1": false });
    });

    it("may hold each other", () => {
        const pair = [candidate("a", { heldBy: "b" }), candidate("b", { heldBy: "a" })] as const;
        expect(deletable(...pair)).to.deep.equal({ a: true, b: true });
    });
});
