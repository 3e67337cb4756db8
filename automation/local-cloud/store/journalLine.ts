import { crc32 } from "node:zlib";

/** The first line of every journal: its format, and the version the account had when the journal was begun. */
export interface Header {
    readonly store: 1;
    readonly version: number;
}

/** One change of one entity, as journaled. Without a body it is a deletion. */
export interface Change {
    readonly kind: string;
    readonly id: string;
    readonly body?: unknown;
    /** The version the entity must be at (0: absent), or else the change lost a race and all readers ignore it. */
    readonly expect?: number;
    /** Set by compaction: the version the entity already has. */
    readonly version?: number;
    /** Tells a writer which line is its own. */
    readonly writer?: string;
}

/** Gives up the one change of a damaged line; whoever repairs a journal writes it in that line's place. */
export const lostLine = "~lost";

const tornMark = "~torn";

function checksum(text: string | Buffer): string {
    return crc32(text).toString(16).padStart(8, "0");
}

/** A line of the journal, newline included: a checksum and JSON. */
export function encodeLine(content: Header | Change): string {
    const json = JSON.stringify(content);
    return `${checksum(json)} ${json}\n`;
}

/** What closes off a line whose writer was killed half way, so that it cannot be taken for damage. */
export function closeTornLine(torn: Buffer): string {
    return `\n${tornMark} ${torn.length} ${checksum(torn)}\n`;
}

/** Whether `mark` is what closed off the line before it. */
export function closes(mark: string, torn: Buffer): boolean {
    return mark === `${tornMark} ${torn.length} ${checksum(torn)}`;
}

/** Whether the line closes off another; where two writers did so at once, the second one finds nothing to close. */
export function isTornMark(line: string): boolean {
    return /^~torn \d+ [0-9a-f]{8}$/.test(line);
}

/** The content of a line without its newline; undefined if the checksum does not match. */
export function decodeLine(line: string): Header | Change | undefined {
    const json = line.slice(9);
    if (line[8] !== " " || line.slice(0, 8) !== checksum(json)) return undefined;
    return JSON.parse(json) as Header | Change;
}
