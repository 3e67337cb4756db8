import { expect } from "chai";
import { noCounts } from "../../../../automation/diffs/model/counts";
import type { RunResult } from "../../../../automation/cake/model/results";
import { runDocument } from "../../../../automation/report/files/runDocument";

const common = { result: "succeeded", counts: noCounts, seconds: 1, failures: [] } as const;

describe("the document of a run", () => {
    it("calls a drain and a sweep by their names where layers have theirs, as programs have read it so far", () => {
        const run: RunResult = {
            verb: "destroy",
            environment: "dev-1",
            result: "succeeded",
            layers: [{ ...common, layer: "network" }],
            drained: { ...common, step: "drain", waitingFor: [] },
            swept: { ...common, step: "sweep", leftovers: [] },
            seconds: 1,
        };
        const { drained, swept, layers } = runDocument(run);
        expect(drained).to.deep.equal({ ...common, layer: "drain", waitingFor: [] });
        expect(swept).to.deep.equal({ ...common, layer: "sweep", leftovers: [] });
        expect(layers).to.equal(run.layers);
    });

    it("of a verb without a drain has no drain", () => {
        const run: RunResult = {
            verb: "up",
            environment: "dev-1",
            result: "succeeded",
            layers: [],
            seconds: 1,
        };
        expect(runDocument(run)).to.deep.equal(run);
    });
});
