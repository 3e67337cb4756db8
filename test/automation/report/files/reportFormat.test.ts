import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CakeError } from "../../../../automation/system/errors";
import { reportFormat } from "../../../../automation/report/files/reportFormat";
import { temporaryFolder } from "../../../support/temporaryFolder";

function refusal(file: string): CakeError {
    try {
        reportFormat(file);
    } catch (error) {
        if (error instanceof CakeError) return error;
    }
    throw new Error(`${file} is not refused`);
}

describe("reportFormat", () => {
    it("must know a format by the file's ending, however it is written", () => {
        const files = ["a.md", "out/b.json", "/tmp/none/c.XML", "d.e.csv"];
        expect(files.map(reportFormat)).to.deep.equal(["md", "json", "xml", "csv"]);
    });

    it("must suggest the ending that was meant", () => {
        const { message, exitCode, remedy } = refusal("report.jsn");
        expect(message).to.equal('A report cannot be written to "report.jsn": there is no format for .jsn.');
        expect(exitCode).to.equal(2);
        expect(remedy).to.equal("Did you mean `.json`?");
    });

    it("must name all endings where none is near", () => {
        for (const file of ["report", ".md", "report.html", ""]) {
            expect(refusal(file).remedy).to.match(/^(Known here: \.md, \.json, \.xml, \.csv\.|Did you mean)/);
        }
    });

    it("must refuse a folder and a place below a file before anything is run", () => {
        const folder = temporaryFolder();
        writeFileSync(join(folder, "file"), "");
        expect(refusal(`${folder}/file/report.md`).message).to.include("file is a file, not a folder");
        expect(reportFormat(join(folder, "new", "folder", "report.md"))).to.equal("md");
        const taken = temporaryFolder();
        expect(() => reportFormat(taken)).to.throw(CakeError);
    });
});
