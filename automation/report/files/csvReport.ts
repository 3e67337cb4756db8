import type { EnvironmentRun, RunReport } from "../../cake/model/results";
import { errorReport } from "../errors";
import { layerReason, rowsOf, runReason, wasReached, type StepRow } from "../words/runWords";

const columns = [
    "environment",
    "layer",
    "result",
    "confidence",
    "create",
    "update",
    "replace",
    "delete",
    "same",
    "seconds",
    "reason",
] as const;

type Row = Partial<Readonly<Record<(typeof columns)[number], string | number>>>;

/** A report as CSV (RFC 4180): a row for each layer, or one for an environment without layers. */
export function csvReport({ runs }: RunReport): string {
    const rows = runs.flatMap(runRows).map((row) => columns.map((column) => cellText(row[column] ?? "")));
    return [columns, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function runRows(run: EnvironmentRun): readonly Row[] {
    const { environment } = run;
    if ("error" in run) return [{ environment, result: "failed", reason: errorReport(run.error).message }];
    const { result, seconds, diff } = run.result;
    const rows = rowsOf(run.result);
    if (rows.length === 0) return [{ environment, result, seconds, reason: runReason(run) }];
    const confidences = new Map(diff?.layers.map(({ layer, confidence }) => [layer, confidence]));
    return rows.map((layer) => ({
        environment,
        confidence: confidences.get(layer.layer) ?? "",
        ...layerRow(layer),
    }));
}

function layerRow(layer: StepRow): Row {
    const about = { layer: layer.layer, result: layer.result, reason: layerReason(layer) };
    return wasReached(layer) ? { ...about, ...layer.counts, seconds: layer.seconds } : about;
}

/** One cell. Spreadsheets run a cell that begins like a formula (OWASP, "CSV Injection"); after an apostrophe it is text. */
function cellText(value: string | number): string {
    const text = value.toString();
    const harmless = typeof value === "string" && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
