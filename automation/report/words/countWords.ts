import { countsText, hasChanges, thousands } from "../../diffs/model/counts";
import type { Counts } from "../../diffs/model/model";
import type { Tense } from "../../diffs/model/operationWords";
import { symbols } from "../../diffs/model/symbols";
import { paint } from "../terminal/paint";
import type { Cell, Column } from "../terminal/table";
import type { Terminal } from "../terminal/terminal";

const shown = ["create", "update", "replace", "delete"] as const;

/** A column for each operation, with Pulumi's symbol as its title, and one for unchanged resources. */
export const countColumns: readonly Column[] = [
    ...shown.map((operation): Column => ({ title: symbols[operation], align: "right" })),
    { title: "same", align: "right" },
];

/** Counts as cells of `countColumns`; zeros are quiet. */
export function countCells(counts: Counts): readonly Cell[] {
    return [...shown, "same" as const].map((key) => ({
        text: thousands(counts[key]),
        style: counts[key] === 0 ? "quiet" : key,
    }));
}

/** `+3 ~1`; a dash if nothing changes. */
export function briefCounts(counts: Counts): string {
    if (!hasChanges(counts)) return "-";
    return shown
        .filter((key) => counts[key] > 0)
        .map((key) => `${symbols[key]}${thousands(counts[key])}`)
        .join(" ");
}

/** `3 to create, 12 unchanged`, after an up `3 created, …`, of drift `3 changed outside, …`, in colours. */
export function countWords(counts: Counts, tense: Tense, terminal: Pick<Terminal, "colour">): string {
    return countsText(counts, tense, (part, key) => paint(terminal, key, part));
}
