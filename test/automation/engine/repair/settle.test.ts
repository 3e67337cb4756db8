import { expect } from "chai";
import type { WholeResource } from "../../../../automation/engine/repair/deployment";
import { probesOf, type TaskProbe } from "../../../../automation/engine/repair/probes";
import type { Answer } from "../../../../automation/engine/repair/readReal";
import { settle, type Settled } from "../../../../automation/engine/repair/settle";
import type { Task } from "../../../../automation/engine/repair/tasks";

const recorded: WholeResource = {
    urn: "urn:pulumi:dev::network::aws:ec2/internetGateway:InternetGateway::internet",
    type: "aws:ec2/internetGateway:InternetGateway",
    custom: true,
    id: "igw-1",
};

function settled(isPending: boolean, answer: Answer): Omit<Settled, "task"> {
    const { urn, type } = recorded;
    const task: Task = { operation: { urn, type, doing: "deleting", isPending }, wanted: recorded, recorded };
    const candidates = { ids: ["igw-1"] };
    const answers = new Map<TaskProbe, Answer>(probesOf(task, candidates).map((probe) => [probe, answer]));
    const { task: same, ...rest } = settle(task, candidates, answers, new Set());
    expect(same).to.equal(task);
    return rest;
}

describe("a deletion whose result is not known", () => {
    it("was done if its resource is gone", () => {
        for (const isPending of [true, false])
            expect(settled(isPending, { gone: true })).to.deep.equal({ result: "cleared", real: "gone" });
    });

    it("was not done if its resource is there: what a state says was under way is read, the rest stays as it was", () => {
        const real = { ...recorded, outputs: { vpcId: "vpc-1" } };
        expect(settled(true, { resource: real })).to.deep.equal({ result: "updated", real });
        expect(settled(false, { resource: real })).to.deep.equal({ result: "cleared" });
    });

    it("says why its resource could not be read", () => {
        expect(settled(false, { why: "Rate exceeded" })).to.deep.equal({
            result: "cleared",
            why: "Rate exceeded",
        });
    });
});
