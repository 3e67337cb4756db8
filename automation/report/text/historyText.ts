import type { History } from "../../cake/history/history";
import type { HistoryEntry, HistoryStep } from "../../cake/history/historyEntry";
import { thousands } from "../../diffs/model/counts";
import { briefCounts } from "../words/countWords";
import { paint, type Style } from "../terminal/paint";
import { table, type Cell, type Column } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

const columns: readonly Column[] = [
    { title: "outcome" },
    { title: "changes" },
    { title: "built" },
    { title: "reviewed" },
    { title: "carried out" },
];

const styles: Readonly<Partial<Record<HistoryEntry["outcome"], Style>>> = {
    pending: "update",
    "partly deployed": "warning",
    "partly destroyed": "warning",
    dropped: "quiet",
};

/** A table of an environment's diffs, newest first: the outcome of each, and who built, reviewed and deployed it when. */
export function historyText(history: History, terminal: Terminal): string {
    const { environment, entries } = history;
    if (entries.length === 0) return `${[emptyText(history), ...endLines(history)].join("\n")}\n`;
    const rows = entries.map((entry): readonly Cell[] => [
        cell(entry.outcome, styles[entry.outcome]),
        entry.counts === undefined ? cell("-", "quiet") : cell(briefCounts(entry.counts)),
        stepCell(entry.built, entry.builds > 1 ? ` (build ${entry.builds})` : ""),
        stepCell(entry.reviewed),
        stepCell(entry.deployed ?? entry.destroyed),
    ]);
    const title = `${paint(terminal, "strong", environment)}, newest first`;
    return [
        "",
        title,
        "",
        table(columns, rows, terminal),
        ...noteLines(entries, terminal),
        ...endLines(history),
        "",
    ].join("\n");
}

function emptyText({ environment }: History): string {
    return `No commit holds a diff or a deployment of ${environment} yet. \`npm run preview -- ${environment} --commit\` makes the first.`;
}

function cell(text: string, style?: Style): Cell {
    return style === undefined ? { text } : { text, style };
}

/** `2026-03-01 10:00 Ada`: the wall clock of whoever committed it. */
function stepCell(step: HistoryStep | undefined, more = ""): Cell {
    return step === undefined ? cell("-", "quiet") : cell(`${whenText(step)} ${step.by}${more}`);
}

function whenText({ at }: HistoryStep): string {
    return at.slice(0, 16).replace("T", " ");
}

/** The outcome of each layer of a diff that was deployed in part. */
function noteLines(entries: readonly HistoryEntry[], terminal: Terminal): readonly string[] {
    const notes = entries.flatMap((entry) => {
        if (entry.outcome !== "partly deployed") return [];
        const parts = (["deployed", "pending", "dropped"] as const).flatMap((outcome) => {
            const names = entry.layers.filter((layer) => layer.outcome === outcome).map(({ layer }) => layer);
            return names.length === 0 ? [] : [`${outcome}: ${names.join(", ")}`];
        });
        const step = entry.built ?? entry.deployed;
        const when = step === undefined ? "" : `${whenText(step)}: `;
        return [`  ${paint(terminal, "quiet", when)}${parts.join("; ")}`];
    });
    return notes;
}

function endLines({ older, shallow }: History): readonly string[] {
    return [
        ...(older > 0 ? [`  ${thousands(older)} older: --limit shows more.`] : []),
        ...(shallow
            ? ["  This clone is shallow: older entries are missing. `git fetch --unshallow` brings it."]
            : []),
    ];
}
