import { expect } from "chai";
import type { RunReportDocument } from "../../../../automation/report/files/jsonReport";
import { jsonReport } from "../../../../automation/report/files/jsonReport";
import { mixedReport } from "./samples";

function documentOf(report: typeof mixedReport): RunReportDocument {
    return JSON.parse(jsonReport(report)) as RunReportDocument;
}

describe("A report in JSON", () => {
    it("must be a document of a version and a kind, with all that a run returns", () => {
        const { schemaVersion, kind, verb, runs } = documentOf(mixedReport);
        expect({ schemaVersion, kind, verb }).to.deep.equal({
            schemaVersion: 1,
            kind: "run-report",
            verb: "preview",
        });
        expect(runs[1]).to.deep.equal(mixedReport.runs[1]);
    });

    it("must tell an error in words, without a stack trace", () => {
        const bug = { environment: "dev-9", error: new TypeError("x is undefined") };
        const { runs } = documentOf({ ...mixedReport, runs: [...mixedReport.runs, bug] });
        expect(runs[3]).to.deep.equal({
            environment: "dev-2",
            error: {
                message: "stacks/dev-2/stack.yaml:3:5: network.cidr is no block.",
                exitCode: 2,
                remedy: "Write one such as 10.0.0.0/16.",
            },
        });
        expect(runs.at(-1)).to.deep.equal({
            environment: "dev-9",
            error: { message: "TypeError: x is undefined", exitCode: 255 },
        });
    });
});
