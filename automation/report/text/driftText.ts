import type { LayerResult, RunResult } from "../../cake/model/results";
import { countsOf, hasChanges, sumCounts } from "../../diffs/model/counts";
import { treeLines, type TreeLine } from "../../diffs/text/layerText";
import type { EnvironmentDiff, LayerDiff } from "../../diffs/model/model";
import { normaliseDiff } from "../../diffs/model/normalise";
import { operationWords } from "../../diffs/model/operationWords";
import { countCells, countColumns, countWords } from "../words/countWords";
import { paint, type Style } from "../terminal/paint";
import { failureLines } from "./summaryText";
import { shortened, table, type Cell } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { durationText } from "../words/time";

/** The number of lines of a layer's tree that are shown; the others are counted. */
const mostLines = 60;

/** What was changed outside of the repository: a tree and a row for each layer, and the next commands. */
export function driftText(run: RunResult, terminal: Terminal): string {
    const { environment, layers, diff = { environment, layers: [] } } = run;
    const counts = sumCounts(layers.map((layer) => layer.counts));
    return [
        ...drifted(diff).flatMap((layer) => layerLines(layer, terminal)),
        ...(isBare(layers) ? [] : [table(columns, layers.map(row), terminal)]),
        ...layers.flatMap((layer) => failureLines(layer, terminal)),
        sumLine(run, terminal),
        ...(hasChanges(counts) && run.result === "succeeded" ? nextLines(environment, terminal) : []),
        "",
    ].join("\n");
}

function isBare(layers: readonly LayerResult[]): boolean {
    return layers.every(({ result }) => result === "skipped");
}

function sumLine({ environment, result, layers, seconds }: RunResult, terminal: Terminal): string {
    if (isBare(layers)) return `Nothing of ${environment} is deployed: there is nothing to compare.`;
    const counts = sumCounts(layers.map((layer) => layer.counts));
    const ended = result === "succeeded" ? "" : ` ${result}`;
    const style = result === "failed" ? "bad" : result === "cancelled" ? "warning" : "strong";
    const title = paint(terminal, style, `drift of ${environment}${ended}`);
    return `${title}: ${countWords(counts, "outside", terminal)}, in ${durationText(seconds)}`;
}

function nextLines(environment: string, terminal: Terminal): readonly string[] {
    const command = (verb: string): string =>
        paint(terminal, "strong", `npm run ${verb} -- ${environment} --refresh`);
    return [
        `Next:   ${command("preview")}   shows what an up would do about it`,
        `        ${command("up")}   undoes it`,
    ];
}

function drifted(diff: EnvironmentDiff): readonly LayerDiff[] {
    return normaliseDiff(diff).layers.filter((layer) => layer.changes.length > 0);
}

function layerLines(layer: LayerDiff, terminal: Terminal): readonly string[] {
    const lines = treeLines(layer);
    // One line is not worth a line that says that it is missing.
    const shown = lines.length <= mostLines + 1 ? lines : lines.slice(0, mostLines);
    const hidden = lines.slice(shown.length).reduce((sum, line) => sum + line.resources, 0);
    const more =
        lines.length === shown.length ? [] : [`  … ${hidden > 0 ? `${hidden} ` : ""}more; --json has all`];
    return [
        `${paint(terminal, "strong", layer.layer)}: ${countWords(countsOf(layer), "outside", terminal)}`,
        "",
        ...shown.map((line) => coloured(line, terminal)),
        ...more.map((line) => paint(terminal, "quiet", line)),
        "",
    ];
}

function coloured({ text, role, operation, mark }: TreeLine, terminal: Terminal): string {
    const isChange = operation === "update" || operation === "delete";
    const words = role === "resource" && isChange ? operationWords[operation].outside : "";
    const worded = words === "" ? text.trimEnd() : `${text.trimEnd()}  ${words}`;
    const line = shortened(worded, terminal.interactive ? terminal.width : Infinity);
    if (operation === undefined) return paint(terminal, "quiet", line);
    if (role === "resource") return paint(terminal, operation, line);
    return paint(terminal, mark === "+" ? "create" : mark === "-" ? "delete" : "update", line);
}

const columns = [
    { title: "layer" },
    { title: "result" },
    ...countColumns,
    { title: "time", align: "right" as const },
    { title: "", flexible: true },
];

const results: Readonly<Record<LayerResult["result"], readonly [text: string, style: Style]>> = {
    succeeded: ["drifted", "warning"],
    unchanged: ["as deployed", "good"],
    failed: ["failed", "bad"],
    cancelled: ["cancelled", "warning"],
    skipped: ["skipped", "quiet"],
};

function row({ layer, result, counts, seconds, failures, reason = "" }: LayerResult): readonly Cell[] {
    const wasReached = seconds > 0;
    const [text, style] = results[result];
    return [
        { text: layer },
        { text, style },
        ...(wasReached ? countCells(counts) : countColumns.map(() => ({ text: "" }))),
        { text: wasReached ? durationText(seconds) : "", style: "quiet" },
        // Failures are shown below the table.
        { text: failures.length > 0 ? "" : (reason.split("\n")[0] ?? "") },
    ];
}
