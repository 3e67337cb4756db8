import type { EnvironmentStatus, LayerStatus } from "../cake/results";
import { briefCounts } from "./counts";
import { paint, type Style } from "./paint";
import { table, type Cell, type Column } from "./table";
import type { Terminal } from "./terminal";
import { agoText } from "./time";

const columns: readonly Column[] = [
    { title: "environment" },
    { title: "kind" },
    { title: "cloud" },
    { title: "layer" },
    { title: "deployed" },
    { title: "resources", align: "right" },
    { title: "undeployed" },
    { title: "last run", flexible: true },
    { title: "" },
];

const lastStyles: Readonly<Record<string, Style>> = { failed: "bad", cancelled: "warning" };

/** A table of environments: what is deployed since when, what is pending, how the last run ended, who is at work. */
export function statusText(all: readonly EnvironmentStatus[], terminal: Terminal, now = new Date()): string {
    if (all.length === 0)
        return "There are no environments: a folder with a stack.yaml below stacks/ makes one.\n";
    const rows = all.flatMap((environment) => environmentRows(environment, now));
    const notes = all.flatMap((environment) => noteLines(environment, now, terminal));
    return ["", table(columns, rows, terminal), ...notes].join("\n");
}

function environmentRows(status: EnvironmentStatus, now: Date): readonly (readonly Cell[])[] {
    const about = [status.environment, status.kind, status.cloud].map((text): Cell => ({ text }));
    const note = noteOf(status);
    const isBare = status.layers.every(({ deployed, pending, last }) => !(deployed ?? pending ?? last));
    if (isBare) {
        const what = status.problem === undefined ? "not deployed" : "";
        return [[...about, { text: "" }, { text: what, style: "quiet" }, ...blanks(3), note]];
    }
    return status.layers.map((layer, index) =>
        index === 0 ? [...about, ...layerCells(layer, now), note] : [...blanks(3), ...layerCells(layer, now)],
    );
}

function noteOf({ problem, running, ...status }: EnvironmentStatus): Cell {
    if (problem !== undefined) return { text: "cannot be read", style: "bad" };
    if (running !== undefined) return { text: `${running.verb} running`, style: "warning" };
    return { text: status.protected ? "protected" : "", style: "quiet" };
}

/** What takes more words than a table has room for. */
function noteLines(status: EnvironmentStatus, now: Date, terminal: Terminal): readonly string[] {
    const { environment, problem, running } = status;
    const name = paint(terminal, "strong", environment);
    const work =
        running === undefined ? "" : `${running.verb} by ${running.by}, since ${agoText(running.since, now)}`;
    return [work, problem ?? ""].filter((text) => text !== "").map((text) => `  ${name}: ${text}\n`);
}

function layerCells({ layer, deployed, pending, last }: LayerStatus, now: Date): readonly Cell[] {
    return [
        { text: layer },
        deployed === undefined ? { text: "no", style: "quiet" } : { text: agoText(deployed.at, now) },
        { text: deployed === undefined ? "" : deployed.resources.toString() },
        pending === undefined
            ? { text: "-", style: "quiet" }
            : { text: briefCounts(pending), style: "update" },
        last === undefined ? { text: "" } : lastCell(last, now),
    ];
}

function lastCell({ verb, result, at }: NonNullable<LayerStatus["last"]>, now: Date): Cell {
    const style = lastStyles[result];
    return { text: `${verb} ${result} ${agoText(at, now)}`, ...(style === undefined ? {} : { style }) };
}

function blanks(count: number): readonly Cell[] {
    return Array.from({ length: count }, () => ({ text: "" }));
}
