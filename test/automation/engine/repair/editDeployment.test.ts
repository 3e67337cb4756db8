import { expect } from "chai";
import type { WholeResource } from "../../../../automation/engine/repair/deployment";
import { editDeployment } from "../../../../automation/engine/repair/editDeployment";
import type { Settled } from "../../../../automation/engine/repair/settle";
import type { Doing } from "../../../../automation/engine/repair/types";

const resource = (name: string, more: Partial<WholeResource> = {}): WholeResource => ({
    urn: `urn:pulumi:dev::network::aws:ec2/vpc:Vpc::${name}`,
    type: "aws:ec2/vpc:Vpc",
    custom: true,
    ...more,
});

function settled(
    doing: Doing,
    wanted: WholeResource,
    more: Partial<Settled>,
    recorded?: WholeResource,
): Settled {
    const { urn, type } = wanted;
    return {
        task: { operation: { urn, type, doing, isPending: true }, wanted, recorded },
        result: "cleared",
        ...more,
    };
}

const pending = (wanted: WholeResource, type: Doing) => ({ resource: wanted, type });

describe("a state after a repair", () => {
    const other = resource("other", { id: "vpc-0" });

    it("has what exists, with the inputs it was begun with, and no pending operation any more", () => {
        const wanted = resource("vpc", { inputs: { cidrBlock: "10.0.0.0/16" }, dependencies: [other.urn] });
        const real = resource("vpc", { id: "vpc-1", inputs: { drifted: true }, outputs: { arn: "arn" } });
        const before = { resources: [other], pending_operations: [pending(wanted, "creating")] };
        const after = editDeployment(before, [settled("creating", wanted, { result: "imported", real })]);
        expect(after.pending_operations).to.deep.equal([]);
        expect(after.resources).to.deep.equal([other, { ...wanted, id: "vpc-1", outputs: { arn: "arn" } }]);
    });

    it("deletes what an imported one replaces", () => {
        const old = resource("vpc", { id: "vpc-1" });
        const wanted = resource("vpc", { dependencies: [] });
        const real = resource("vpc", { id: "vpc-2", outputs: { arn: "arn" } });
        const before = { resources: [old], pending_operations: [pending(wanted, "creating")] };
        const after = editDeployment(before, [
            settled("creating", wanted, { result: "imported", real }, old),
        ]);
        expect(after.resources?.map(({ id, delete: isGoing }) => [id, isGoing])).to.deep.equal([
            ["vpc-2", undefined],
            ["vpc-1", true],
        ]);
    });

    it("does not have what is gone, unless something in it needs that", () => {
        const gone = settled("deleting", other, { real: "gone" }, other);
        const before = { resources: [other], pending_operations: [pending(other, "deleting")] };
        expect(editDeployment(before, [gone]).resources).to.deep.equal([]);
        const child = resource("child", { id: "c", dependencies: [other.urn] });
        expect(editDeployment({ ...before, resources: [other, child] }, [gone]).resources).to.have.length(2);
    });

    it("does not have what is gone along with all that needed it, in whatever order that is told", () => {
        const child = resource("child", { id: "c", dependencies: [other.urn] });
        const stays = resource("stays", { id: "s" });
        const gone = [other, child].map((one) => settled("deleting", one, { real: "gone" }, one));
        for (const told of [gone, gone.toReversed()]) {
            expect(editDeployment({ resources: [other, child, stays] }, told).resources).to.deep.equal([
                stays,
            ]);
        }
    });

    it("keeps the pending operations that cannot be decided", () => {
        const wanted = resource("vpc");
        const operations = [pending(wanted, "creating"), pending(other, "updating")];
        const after = editDeployment({ resources: [other], pending_operations: operations }, [
            settled("creating", wanted, { result: "undecided", why: "no tags" }),
            settled("updating", other, { result: "cleared" }, other),
        ]);
        expect(after.pending_operations).to.deep.equal([operations[0]]);
    });

    it("infers what an import depends on if only the driver knew of it", () => {
        const wanted = resource("subnet", { inputs: { cidrBlock: "10.0.1.0/24" } });
        const real = resource("subnet", {
            id: "subnet-1",
            inputs: { vpcId: "vpc-0" },
            outputs: { arn: "a" },
        });
        const one = settled("creating", wanted, { result: "imported", real });
        const noted = { ...one, task: { ...one.task, hidden: ["vpcId"] } };
        expect(editDeployment({ resources: [other] }, [noted]).resources?.[1]).to.deep.include({
            inputs: { cidrBlock: "10.0.1.0/24", vpcId: "vpc-0" },
            dependencies: [other.urn],
        });
    });
});
