import type { LayerResult, RunResult } from "../../cake/model/results";
import { hasChanges, sumCounts } from "../../diffs/model/counts";
import { resourceText } from "../../diffs/text/layerText";
import { urnParts } from "../../diffs/model/urn";
import { countCells, countColumns, countWords } from "../words/countWords";
import { rowsOf, tenseOf, wasReached, type StepRow } from "../words/runWords";
import { drainLines, leftoverLines, runFailureLines } from "./leftoversText";
import { paint, type Style } from "../terminal/paint";
import { table, type Cell } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { durationText } from "../words/time";

const styles: Readonly<Record<LayerResult["result"], Style>> = {
    succeeded: "good",
    unchanged: "quiet",
    failed: "bad",
    cancelled: "warning",
    skipped: "quiet",
};

/** The number of failures of a layer that are shown; the others are counted. */
const mostFailures = 5;

/** The end of a run: a row for each layer, what failed and why, the sum, and the next command. */
export function summaryText(run: RunResult, terminal: Terminal): string {
    const tense = tenseOf(run.verb);
    const counts = sumCounts(run.layers.map((layer) => layer.counts));
    const result = resultText(run);
    const title = paint(terminal, run.result === "succeeded" ? "strong" : styles[run.result], result);
    const columns = [
        { title: "layer" },
        { title: "result" },
        ...countColumns,
        { title: "time", align: "right" as const },
        { title: "", flexible: true },
    ];
    return [
        "",
        `${title}: ${countWords(counts, tense, terminal)}, in ${durationText(run.seconds)}`,
        "",
        table(columns, rowsOf(run).map(row), terminal),
        ...run.layers.flatMap((layer) => failureLines(layer, terminal)),
        ...drainLines(run, terminal),
        ...leftoverLines(run.swept?.leftovers ?? [], terminal),
        ...runFailureLines(run, terminal),
        ...(run.verb === "preview" && hasChanges(counts)
            ? [`Review: ${paint(terminal, "strong", `stacks/${run.environment}/changes.txt`)}`]
            : []),
        ...commitLines(run, terminal),
        ...(run.next === undefined ? [] : [`Next:   ${paint(terminal, "strong", run.next)}`, ""]),
    ].join("\n");
}

function commitLines({ commit }: RunResult, terminal: Terminal): readonly string[] {
    if (commit === undefined) return [];
    if (commit.failure !== undefined) {
        const { message, remedy = "" } = commit.failure;
        const lines = [...message.split("\n"), ...(remedy === "" ? [] : [remedy])];
        return [`Commit: ${paint(terminal, "bad", "failed")}`, ...lines.map((line) => `        ${line}`)];
    }
    if (commit.commit === undefined) return ["Commit: no commit, nothing changed"];
    const where = commit.pushed === undefined ? "" : `, pushed to ${commit.pushed.to}`;
    return [`Commit: ${commit.commit.slice(0, 12)}${where}`];
}

function resultText({ verb, environment, result }: RunResult): string {
    if (verb !== "check") return `${verb} of ${environment} ${result}`;
    return `The stored diff of ${environment} is ${result === "succeeded" ? "current" : "not current"}`;
}

function row(layerResult: StepRow): readonly Cell[] {
    const { layer, result, counts, seconds, failures, reason, reused } = layerResult;
    const isReached = wasReached(layerResult);
    const numbers = isReached ? countCells(counts) : countColumns.map(() => ({ text: "" }));
    const time = isReached && reused !== true ? durationText(seconds) : "";
    const note = reason ?? (reused === true ? "not computed again: nothing that it depends on changed" : "");
    return [
        { text: layer },
        { text: result, style: styles[result] },
        ...numbers,
        { text: time, style: "quiet" },
        // Failures are shown below the table.
        { text: failures.length > 0 ? "" : (note.split("\n")[0] ?? "") },
    ];
}

/** The failures of a layer, with their messages; empty if nothing failed. */
export function failureLines({ layer, failures }: LayerResult, terminal: Terminal): readonly string[] {
    const lines = failures.slice(0, mostFailures).flatMap(({ urn, text }) => {
        const where = urn === "" ? "" : ` ${resourceText(urnParts(urn))}`;
        const indented = text
            .trimEnd()
            .split("\n")
            .map((line) => `    ${line}`);
        return [`  ${paint(terminal, "bad", layer)}${where}`, ...indented];
    });
    const others = failures.length - mostFailures;
    if (others > 0) lines.push(`  … and ${others} more in ${layer}`);
    return lines.length === 0 ? [] : [...lines, ""];
}
