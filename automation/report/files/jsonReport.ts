import type { RunReport, RunResult } from "../../cake/model/results";
import { errorJson, type ErrorReport } from "../errors";
import { schemaVersion } from "../json";

/**
 * The shape of a report in JSON. Counts are `{create, update, replace, delete, same}`, seconds are fractions of them,
 * layers are in the order of work. Members may be added; one that changes its meaning or goes raises `schemaVersion`.
 */
export interface RunReportDocument {
    readonly schemaVersion: typeof schemaVersion;
    readonly kind: "run-report";
    /** `preview`, `up`, `destroy` or `drift`. */
    readonly verb: RunReport["verb"];
    readonly seconds: number;
    /** An environment has a `result`, or an `error` that says why there is none. */
    readonly runs: readonly (
        | { readonly environment: string; readonly result: RunResult }
        | { readonly environment: string; readonly error: ErrorReport }
    )[];
}

/** A report as a document; of errors without their stack traces. */
export function reportDocument({ verb, seconds, runs }: RunReport): RunReportDocument {
    return {
        schemaVersion,
        kind: "run-report",
        verb,
        seconds,
        runs: runs.map((run) =>
            "error" in run ? { environment: run.environment, ...errorJson(run.error) } : run,
        ),
    };
}

/** A report as the text of a JSON file. */
export function jsonReport(report: RunReport): string {
    return `${JSON.stringify(reportDocument(report), undefined, 2)}\n`;
}
