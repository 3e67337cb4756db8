import { expect } from "chai";
import { exportedState, stateInFolder } from "../../../../automation/engine/state/deployedState";
import { scriptedPulumi } from "../scriptedPulumi";

const stack = { urn: "s", type: "pulumi:pulumi:Stack", outputs: { vpcId: "vpc-1" } };

describe("the deployed state of a stack", () => {
    it("is read from its file, with another version for other resources", () => {
        const { spec, writeState } = scriptedPulumi();
        writeState({ resources: [stack] });
        const one = stateInFolder(spec);
        expect(one?.outputs).to.deep.equal({ vpcId: { state: "known", secret: false, value: "vpc-1" } });
        expect(stateInFolder(spec)).to.deep.equal(one);
        writeState({ resources: [stack, { urn: "v", type: "aws:ec2/vpc:Vpc" }] });
        expect(stateInFolder(spec)?.version).not.to.equal(one?.version);
    });

    it("is nothing for a stack that does not exist, or has neither resources nor pending operations", () => {
        const { spec, writeState } = scriptedPulumi();
        expect(stateInFolder(spec)).to.deep.equal({ version: "nothing" });
        writeState({ resources: [] });
        expect(stateInFolder(spec)).to.deep.equal({ version: "nothing" });
        writeState({ resources: [], pending_operations: [{}] });
        expect(stateInFolder(spec)?.version).not.to.equal("nothing");
        expect(exportedState(undefined)).to.deep.equal({ version: "nothing" });
    });

    it("is unknown without the engine in another backend", () => {
        expect(stateInFolder({ ...scriptedPulumi().spec, backend: "s3://bucket" })).to.equal(undefined);
    });

    it("has the same version for the same export, in any order of its keys", () => {
        const one = exportedState({ resources: [stack] });
        const { outputs, ...rest } = stack;
        expect(exportedState({ resources: [{ outputs, ...rest }] })).to.deep.equal(one);
        expect(one.outputs).to.have.property("vpcId");
    });
});
