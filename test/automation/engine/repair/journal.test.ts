import { expect } from "chai";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { noteCreation, readJournal, writeJournal } from "../../../../automation/engine/repair/journal";
import {
    creationsIn,
    deletionsIn,
    everything,
    isDeletion,
} from "../../../../automation/engine/repair/plannedOperation";
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
        expect(creationsIn(steps).map(({ inputs }) => inputs)).to.deep.equal([{ cidrBlock: "10.0.0.0/16" }]);
        expect(deletionsIn(steps)).to.deep.equal([{ doing: "deleting", urn }]);
    });

    it("is read as it was noted, a creation and a deletion of one name apart", () => {
        const folder = temporaryFolder();
        const notes = [...creationsIn([step("create")]), ...deletionsIn([step("delete")])];
        writeJournal(folder, notes);
        expect(readJournal(folder)).to.deep.equal(notes);
        expect(readJournal(folder).map(isDeletion)).to.deep.equal([false, true]);
        writeJournal(folder, [{ doing: "deleting", urn: everything }]);
        expect(readJournal(folder)).to.deep.equal([{ doing: "deleting", urn: "*" }]);
    });

    it("is added to as it begins, and read up to a line that was torn", () => {
        const folder = temporaryFolder();
        noteCreation(folder, { resourcePreEvent: { metadata: step("create") } });
        noteCreation(folder, { resourcePreEvent: { metadata: step("same") } });
        appendFileSync(join(folder, "begun.jsonl"), '{"urn":"urn:pul');
        expect(readJournal(folder).map((note) => note.urn)).to.deep.equal([urn]);
    });

    it("is not written if it is empty", () => {
        const folder = temporaryFolder();
        writeJournal(folder, creationsIn([step("create")]));
        writeJournal(folder, []);
        expect(readdirSync(folder)).to.deep.equal([]);
        expect(readJournal(folder)).to.deep.equal([]);
    });
});
