import type { EnvironmentStatus, LayerStatus } from "../../cake/model/results";
import { thousands } from "../../diffs/model/counts";
import { briefCounts } from "../words/countWords";
import { paint, type Style } from "../terminal/paint";
import { table, type Cell, type Column } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";
import { agoText } from "../words/time";

const columns: readonly Column[] = [
    { title: "environment" },
    { title: "kind" },
    { title: "cloud" },
    { title: "layer" },
    { title: "deployed" },
    { title: "undeployed" },
    { title: "last run", flexible: true },
];

const lastStyles: Readonly<Record<string, Style>> = { failed: "bad", cancelled: "warning", skipped: "quiet" };

/** A table of environments: what is deployed since when (and how many resources), what is pending, how the last run ended. */
export function statusText(all: readonly EnvironmentStatus[], terminal: Terminal, now = new Date()): string {
    if (all.length === 0)
        return "There are no environments. An environment is a folder below stacks/ with a stack.yaml.\n";
    const rows = all.flatMap((environment) => environmentRows(environment, now));
    return ["", table(columns, rows, terminal), ...noteLines(all, now, terminal)].join("\n");
}

function environmentRows(status: EnvironmentStatus, now: Date): readonly (readonly Cell[])[] {
    const about = [status.environment, status.kind, status.cloud].map((text): Cell => ({ text }));
    const work = workCell(status);
    const isBare = status.layers.every(({ deployed, pending, last }) => !(deployed ?? pending ?? last));
    if (isBare) {
        const what = status.problem === undefined ? "not deployed" : "";
        return [[...about, ...blanks(1), { text: what, style: "quiet" }, ...blanks(1), work ?? { text: "" }]];
    }
    return status.layers.map((layer, index) => {
        const cells = layerCells(layer, now);
        if (index > 0) return [...blanks(3), ...cells];
        return [...about, ...(work === undefined ? cells : [...cells.slice(0, -1), work])];
    });
}

/** A problem or a run, which is more important than the last run. */
function workCell({ problem, running }: EnvironmentStatus): Cell | undefined {
    if (problem !== undefined) return { text: "cannot be read", style: "bad" };
    return running === undefined ? undefined : { text: `${running.verb} running`, style: "warning" };
}

/** What is too long for the table. */
function noteLines(all: readonly EnvironmentStatus[], now: Date, terminal: Terminal): readonly string[] {
    const notes = all.flatMap(({ environment, problem, running }) => {
        const work =
            running === undefined
                ? ""
                : `${running.verb} by ${running.by}, since ${agoText(running.since, now)}`;
        return [work, problem ?? ""]
            .filter((text) => text !== "")
            .map((text) => `  ${paint(terminal, "strong", environment)}: ${text}`);
    });
    const closed = all.filter((status) => status.protected).map(({ environment }) => environment);
    if (closed.length > 0) notes.push(`  ${paint(terminal, "quiet", "protected:")} ${closed.join(", ")}`);
    return notes.length === 0 ? [] : [...notes, ""];
}

function layerCells({ layer, deployed, pending, last }: LayerStatus, now: Date): readonly Cell[] {
    return [
        { text: layer },
        deployed === undefined ? { text: "no", style: "quiet" } : deployedCell(deployed, now),
        pending === undefined
            ? { text: "-", style: "quiet" }
            : { text: briefCounts(pending), style: "update" },
        last === undefined ? { text: "" } : lastCell(last, now),
    ];
}

/** `3 h ago (42)`, or `partly, 3 h ago (36)`; of a layer that is not counted yet `partly, 3 h ago`. */
function deployedCell({ at, resources, partial }: NonNullable<LayerStatus["deployed"]>, now: Date): Cell {
    const text = `${agoText(at, now)}${resources === 0 && partial === true ? "" : ` (${thousands(resources)})`}`;
    return partial === true ? { text: `partly, ${text}`, style: "warning" } : { text };
}

/** `up 3 h ago`; how it ended is only shown if it did not succeed. */
function lastCell({ verb, result, at }: NonNullable<LayerStatus["last"]>, now: Date): Cell {
    const style = lastStyles[result];
    const when = agoText(at, now);
    return style === undefined ? { text: `${verb} ${when}` } : { text: `${verb} ${result} ${when}`, style };
}

function blanks(count: number): readonly Cell[] {
    return Array.from({ length: count }, () => ({ text: "" }));
}
