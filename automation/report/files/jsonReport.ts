import type { RunReport } from "../../cake/model/results";
import { errorJson, type ErrorReport } from "../errors";
import { schemaVersion } from "../json";
import { runDocument, type RunDocument } from "./runDocument";

/**
 * The shape of a report in JSON. Counts are `{create, update, replace, delete, same}`, seconds are fractions of them,
 * layers are in the order of work. Members may be added; `schemaVersion` grows when one changes its meaning or is removed.
 */
export interface RunReportDocument {
    readonly schemaVersion: typeof schemaVersion;
    readonly kind: "run-report";
    /** `preview`, `up`, `destroy` or `drift`. */
    readonly verb: RunReport["verb"];
    readonly seconds: number;
    /** An environment has a `result`, or an `error` that says why it has no result. */
    readonly runs: readonly (
        | { readonly environment: string; readonly result: RunDocument }
        | { readonly environment: string; readonly error: ErrorReport }
    )[];
}

/** A report as a document; errors have no stack traces. */
export function reportDocument({ verb, seconds, runs }: RunReport): RunReportDocument {
    return {
        schemaVersion,
        kind: "run-report",
        verb,
        seconds,
        runs: runs.map((run) =>
            "error" in run
                ? { environment: run.environment, ...errorJson(run.error) }
                : { environment: run.environment, result: runDocument(run.result) },
        ),
    };
}

/** A report as the text of a JSON file. */
export function jsonReport(report: RunReport): string {
    return `${JSON.stringify(reportDocument(report), undefined, 2)}\n`;
}
