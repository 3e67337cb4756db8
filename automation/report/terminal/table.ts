import { paint, type Style } from "./paint";
import type { Terminal } from "./terminal";

/** A cell: a plain text, and its role. */
export interface Cell {
    readonly text: string;
    readonly style?: Style;
}

/** A column of a table. */
export interface Column {
    readonly title: string;
    readonly align?: "left" | "right";
    /** Gets the rest of the width, and is cut to it. At most one column of a table. */
    readonly flexible?: boolean;
}

const gap = "  ";
const indent = "  ";
const narrowest = 12;

/** Rows in aligned columns below their titles, no wider than the terminal. Columns that are empty everywhere are left out. */
export function table(
    columns: readonly Column[],
    rows: readonly (readonly Cell[])[],
    terminal: Terminal,
): string {
    const used = columns.flatMap((_, index) =>
        rows.some((row) => textAt(row, index) !== "") ? [index] : [],
    );
    const natural = columns.map((column, index) =>
        Math.max(column.title.length, ...rows.map((row) => textAt(row, index).length)),
    );
    const fixed = used
        .filter((index) => columns[index]?.flexible !== true)
        .reduce((sum, index) => sum + (natural[index] ?? 0) + gap.length, indent.length);
    const room = Math.max(narrowest, terminal.width - fixed);
    const line = (cells: readonly Cell[]): string => {
        const parts = used.map((index) => {
            const { align, flexible } = columns[index] ?? {};
            const width = flexible === true ? Math.min(natural[index] ?? 0, room) : (natural[index] ?? 0);
            const text = shortened(textAt(cells, index), width);
            const padded = align === "right" ? text.padStart(width) : text.padEnd(width);
            const { style } = cells[index] ?? {};
            return style === undefined ? padded : padded.replace(text, () => paint(terminal, style, text));
        });
        return (indent + parts.join(gap)).trimEnd();
    };
    const titles = columns.map(({ title }): Cell => ({ text: title, style: "quiet" }));
    return [titles, ...rows].map((cells) => `${line(cells)}\n`).join("");
}

function textAt(cells: readonly Cell[], index: number): string {
    return cells[index]?.text ?? "";
}

/** A text cut to a width; ends with `…` if it was cut. */
export function shortened(text: string, width: number): string {
    return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
