import {
    closeSync,
    fstatSync,
    linkSync,
    mkdirSync,
    openSync,
    readSync,
    rmSync,
    writeFileSync,
    writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { sleepSync } from "./sleepSync";
import { damagedJournal, unwritableStore } from "./storeErrors";
import {
    type Change,
    closes,
    closeTornLine,
    decodeLine,
    encodeLine,
    type Header,
    isTornMark,
    lostLine,
} from "./journalLine";

const newline = 10;

function begin(file: string): void {
    const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    writeFileSync(temporary, encodeLine({ store: 1, version: 0 }));
    try {
        // Unlike a rename, a link fails when another process has begun the journal meanwhile.
        linkSync(temporary, file);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
        rmSync(temporary, { force: true });
    }
}

/** What following the journal yields: changes, and `lost` where a repair gave one up. */
export type JournalEntry = Header | Change | "lost";

/** The append-only file of one account. Every process reads what all of them appended, in the same order. */
export class JournalFile {
    private readonly descriptor: number;
    /** Everything before this offset was read. */
    private offset = 0;
    private line = 0;
    /** The last line has no newline: its writer was killed, or is writing right now. */
    private torn: Buffer = Buffer.alloc(0);
    /** A line that does not match its checksum: closed off by the next one, or damaged. */
    private suspect: { readonly bytes: Buffer; readonly line: number } | undefined;
    private failure: Error | undefined;

    constructor(readonly file: string) {
        try {
            mkdirSync(dirname(file), { recursive: true });
            begin(file);
            this.descriptor = openSync(file, "a+");
        } catch (error) {
            throw unwritableStore(dirname(file), error);
        }
    }

    /** Appends with a single write, so that no other process's line can get in between. */
    append(change: Change): void {
        const closing = this.torn.length > 0 ? closeTornLine(this.torn) : "";
        const bytes = Buffer.from(closing + encodeLine(change));
        let written: number;
        try {
            written = writeSync(this.descriptor, bytes);
        } catch (error) {
            throw unwritableStore(dirname(this.file), error);
        }
        if (written < bytes.length) throw unwritableStore(dirname(this.file), new Error("no space left"));
    }

    /** What was appended since the last call, by any process. Once it has met damage it throws for ever. */
    read(): JournalEntry[] {
        if (this.failure !== undefined) throw this.failure;
        const entries = this.readOn();
        // A torn line and what closes it off are written at once, but may become readable one after the other.
        for (let tries = 0; this.suspect !== undefined && tries < 20; tries += 1) {
            sleepSync(5);
            entries.push(...this.readOn());
        }
        if (this.suspect !== undefined) throw this.fail(this.suspect.line);
        return entries;
    }

    close(): void {
        closeSync(this.descriptor);
    }

    private readOn(): JournalEntry[] {
        const { size } = fstatSync(this.descriptor);
        if (size === 0) throw this.fail(1);
        if (size === this.offset + this.torn.length) return [];
        if (size < this.offset) throw this.fail(this.line);
        const bytes = Buffer.allocUnsafe(size - this.offset);
        const length = readSync(this.descriptor, bytes, 0, bytes.length, this.offset);
        return this.parse(bytes.subarray(0, length));
    }

    private fail(line: number): Error {
        this.failure = damagedJournal(this.file, line);
        return this.failure;
    }

    private parse(bytes: Buffer): JournalEntry[] {
        const entries: JournalEntry[] = [];
        let start = 0;
        for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
            this.line += 1;
            const entry = this.parseLine(bytes.subarray(start, end));
            if (entry !== undefined) entries.push(entry);
            start = end + 1;
        }
        this.offset += start;
        this.torn = Buffer.from(bytes.subarray(start));
        return entries;
    }

    private parseLine(bytes: Buffer): JournalEntry | undefined {
        const text = bytes.toString("utf8");
        if (this.suspect !== undefined) {
            if (!closes(text, this.suspect.bytes)) throw this.fail(this.suspect.line);
            this.suspect = undefined;
            return undefined;
        }
        if (text === "" || isTornMark(text)) return undefined;
        if (text === lostLine) return "lost";
        const entry = decodeLine(text);
        // The next line tells whether this one is damaged or was closed off.
        if (entry === undefined) this.suspect = { bytes, line: this.line };
        return entry;
    }
}
