import { expect } from "chai";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
    begunOf,
    endingsOf,
    everything,
    isEnding,
    noteBeginning,
    noteBegun,
    readBegun,
} from "../../../../automation/engine/repair/journal";
import type { Step } from "../../../../automation/engine/events/events";
import { temporaryFolder } from "../../../support/temporaryFolder";

const urn = "urn:pulumi:dev::network::aws:ec2/vpc:Vpc::vpc";

function step(op: string): Step {
    const state = { urn, type: "aws:ec2/vpc:Vpc", provider: "p::1", inputs: { cidrBlock: "10.0.0.0/16" } };
    return { op, urn, type: state.type, old: null, new: state };
}

describe("what a run was about to do", () => {
    it("is its creations, with their inputs, and its deletions", () => {
        const steps = [step("create"), step("update"), step("delete")];
        expect(begunOf(steps).map(({ inputs }) => inputs)).to.deep.equal([{ cidrBlock: "10.0.0.0/16" }]);
        expect(endingsOf(steps)).to.deep.equal([{ doing: "deleting", urn }]);
    });

    it("is read as it was noted, a creation and a deletion of one name apart", () => {
        const folder = temporaryFolder();
        const notes = [...begunOf([step("create")]), ...endingsOf([step("delete")])];
        noteBegun(folder, notes);
        expect(readBegun(folder)).to.deep.equal(notes);
        expect(readBegun(folder).map(isEnding)).to.deep.equal([false, true]);
        noteBegun(folder, [{ doing: "deleting", urn: everything }]);
        expect(readBegun(folder)).to.deep.equal([{ doing: "deleting", urn: "*" }]);
    });

    it("is added to as it begins, and read up to a line that was torn", () => {
        const folder = temporaryFolder();
        noteBeginning(folder, { resourcePreEvent: { metadata: step("create") } });
        noteBeginning(folder, { resourcePreEvent: { metadata: step("same") } });
        appendFileSync(join(folder, "begun.jsonl"), '{"urn":"urn:pul');
        expect(readBegun(folder).map((note) => note.urn)).to.deep.equal([urn]);
    });

    it("is no file where there is nothing", () => {
        const folder = temporaryFolder();
        noteBegun(folder, begunOf([step("create")]));
        noteBegun(folder, []);
        expect(readdirSync(folder)).to.deep.equal([]);
        expect(readBegun(folder)).to.deep.equal([]);
    });
});
