import { expect } from "chai";
import * as fc from "fast-check";
import { csvReport } from "../../../../automation/report/files/csvReport";
import { hostile, hostileReport } from "./arbitraries";
import { mixedReport, reportOf } from "./samples";

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): readonly (readonly string[])[] {
    const rows: string[][] = [];
    let row: string[] = [];
    const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
    while (cell.lastIndex < text.length) {
        const at = cell.lastIndex;
        const match = cell.exec(text);
        if (match === null) throw new Error(`no cell at ${at}`);
        const [, raw = "", end] = match;
        row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
        if (end === ",") continue;
        rows.push(row);
        row = [];
    }
    return rows;
}

describe("A report in CSV", () => {
    it("must have a row for each layer, and one for an environment without any", () => {
        const text = csvReport(mixedReport);
        expect(text.split("\r\n").slice(0, 3)).to.deep.equal([
            "environment,layer,result,confidence,create,update,replace,delete,same,seconds,reason",
            "sandbox-a,network,succeeded,exact,3,0,0,0,0,3.2,",
            "sandbox-a,compute,succeeded,conditional,2,0,0,0,0,3.2,",
        ]);
        expect(text).to.include("dev-1,cluster-config,skipped,,,,,,,,compute failed\r\n");
        expect(text).to.include(
            "dev-2,,failed,,,,,,,,stacks/dev-2/stack.yaml:3:5: network.cidr is no block.\r\n",
        );
        expect(readCsv(text)).to.have.length(14);
    });

    it("must give back every text, with an apostrophe before what a spreadsheet would run", () => {
        fc.assert(
            fc.property(hostile, hostile, (environment, message) => {
                const text = csvReport(reportOf({ environment, error: new Error(message) }));
                const [, row = []] = readCsv(text);
                const guarded = /^[=+\-@\t\r\n]/.test(environment) ? `'${environment}` : environment;
                expect([row[0], row.at(-1)]).to.deep.equal([guarded, `Error: ${message}`]);
            }),
        );
    });

    it("must be a table of equally long rows for any report, none of its cells a formula", () => {
        fc.assert(
            fc.property(hostileReport, (report) => {
                const cells = readCsv(csvReport(report));
                for (const row of cells) expect(row).to.have.length(11);
                for (const cell of cells.flat()) expect(cell).not.to.match(/^[=+\-@\t\r]/);
            }),
        );
    });
});
