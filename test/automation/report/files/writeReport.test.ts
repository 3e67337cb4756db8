import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeReport } from "../../../../automation/report/files/writeReport";
import { temporaryFolder } from "../../../support/temporaryFolder";
import { mixedReport } from "./samples";

describe("writeReport", () => {
    it("must write each format by its ending, make folders, and leave nothing else behind", () => {
        const folder = join(temporaryFolder(), "reports", "today");
        const starts = { md: "<!-- layer-cake: ", json: "{\n", xml: "<?xml ", csv: "environment,layer," };
        for (const [ending, start] of Object.entries(starts)) {
            const file = join(folder, `report.${ending}`);
            writeReport(file, mixedReport);
            expect(readFileSync(file, "utf8").startsWith(start)).to.equal(true);
        }
        expect(readdirSync(folder)).to.have.length(4);
    });

    it("must replace the report of an earlier run", () => {
        const file = join(temporaryFolder(), "report.csv");
        writeReport(file, mixedReport);
        writeReport(file, { ...mixedReport, runs: [] });
        expect(readFileSync(file, "utf8").split("\r\n")).to.have.length(2);
    });
});
