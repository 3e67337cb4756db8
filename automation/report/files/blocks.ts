import { thousands } from "../../diffs/model/counts";

/** A part of a text that can be shortened by whole lines and stays well-formed. */
export interface Block {
    readonly before?: readonly string[];
    readonly lines: readonly string[];
    readonly after?: readonly string[];
    /** The line that says how many lines are left out. */
    readonly more?: (hidden: number) => string;
    /** What replaces the whole block if there is no room for it. */
    readonly instead?: string;
}

/** The number of characters of a block, with the empty line after it. */
export function blockSize({ before = [], lines, after = [] }: Block): number {
    return linesSize(before) + linesSize(lines) + linesSize(after) + 1;
}

/** The smallest number of characters that shows that there is a block. */
export function leastSize(block: Block): number {
    return Math.min(blockSize(block), block.instead === undefined ? 0 : block.instead.length + 2);
}

/** A block in at most so many characters, the empty line after it included; empty if it does not fit at all. */
export function blockText(block: Block, room: number): string {
    const { before = [], lines, after = [], more = moreLines, instead } = block;
    if (blockSize(block) <= room) return textOf([...before, ...lines, ...after]);
    let left = room - linesSize([...before, ...after, more(lines.length)]) - 1;
    const shown = [];
    for (const line of lines) {
        left -= line.length + 1;
        if (left < 0) break;
        shown.push(line);
    }
    if (shown.length > 0) return textOf([...before, ...shown, more(lines.length - shown.length), ...after]);
    return instead !== undefined && instead.length + 2 <= room ? textOf([instead]) : "";
}

/**
 * Divides room among several wants. The smallest are served first, so that only the largest are cut, and those equally.
 */
export function shares(wanted: readonly number[], room: number): readonly number[] {
    const given = [...wanted];
    let left = room;
    const order = [...wanted.keys()].sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
    for (const [served, index] of order.entries()) {
        const share = Math.min(wanted[index] ?? 0, Math.floor(left / (order.length - served)));
        given[index] = share;
        left -= share;
    }
    return given;
}

/** `… 1,234 more lines`. */
export function moreLines(hidden: number): string {
    return `… ${thousands(hidden)} more ${hidden === 1 ? "line" : "lines"}`;
}

function linesSize(lines: readonly string[]): number {
    return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function textOf(lines: readonly string[]): string {
    return `${lines.join("\n")}\n\n`;
}
