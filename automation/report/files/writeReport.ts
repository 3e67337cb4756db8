import { resolve } from "node:path";
import type { RunReport } from "../../cake/model/results";
import { writeAtomically } from "../../system/atomicFile";
import { csvReport } from "./csvReport";
import { jsonReport } from "./jsonReport";
import { junitReport } from "./junitReport";
import { markdownReport } from "./markdown/markdownReport";
import { reportFormat, type ReportFormat } from "./reportFormat";

const writers: Readonly<Record<ReportFormat, (report: RunReport) => string>> = {
    md: markdownReport,
    json: jsonReport,
    xml: junitReport,
    csv: csvReport,
};

/** Writes a report in the format of the file's ending, whole or not at all; folders are made. */
export function writeReport(file: string, report: RunReport): void {
    const path = resolve(file);
    writeAtomically(path, writers[reportFormat(file)](report));
}
