import { join } from "node:path";
import { awaitCompaction, compactWhenAlone } from "./compaction";
import { EntityIndex } from "./entityIndex";
import { JournalFile, type JournalEntry } from "./journalFile";
import type { Change } from "./journalLine";
import { Presence } from "./presence";
import { type Entity, type Store, StoreConflict, type StoreEvent } from "./store";
import { unknownJournal, unwritableStore } from "./storeErrors";
import { Watchers } from "./watchers";

const pollEvery = 100;

function checkHeader(file: string, first: JournalEntry | undefined): void {
    if (typeof first !== "object" || !("store" in first) || (first.store as number) !== 1) {
        throw unknownJournal(file);
    }
}

function loadIndex(journal: JournalFile): EntityIndex {
    const index = new EntityIndex();
    const entries = journal.read();
    checkHeader(journal.file, entries[0]);
    for (const entry of entries) index.apply(entry);
    return index;
}

function loadFile(file: string): EntityIndex {
    const journal = new JournalFile(file);
    try {
        return loadIndex(journal);
    } finally {
        journal.close();
    }
}

class JournalStore implements Store {
    private readonly watchers = new Watchers();
    private readonly index: EntityIndex;
    private timer: NodeJS.Timeout | undefined;
    private writes = 0;

    constructor(
        private readonly journal: JournalFile,
        private readonly presence: Presence,
    ) {
        this.index = loadIndex(journal);
    }

    get<T>(kind: string, id: string): Entity<T> | undefined {
        this.follow();
        return this.index.get(kind, id) as Entity<T> | undefined;
    }

    list<T>(kind: string): readonly Entity<T>[] {
        this.follow();
        return this.index.list(kind) as readonly Entity<T>[];
    }

    kinds(prefix: string): readonly string[] {
        this.follow();
        return this.index.kinds(prefix);
    }

    put<T>(kind: string, id: string, body: T, expect?: number): Entity<T> {
        if (body === undefined) throw new TypeError(`The body of ${kind} ${id} is undefined.`);
        const event = this.write({ kind, id, body, ...(expect === undefined ? {} : { expect }) });
        if (event === undefined) throw new StoreConflict(`${kind} ${id} was changed meanwhile.`);
        return event.entity as Entity<T>;
    }

    delete(kind: string, id: string, expect?: number): boolean {
        this.follow();
        if (this.index.get(kind, id) === undefined && expect === undefined) return false;
        const event = this.write({ kind, id, ...(expect === undefined ? {} : { expect }) });
        if (event === undefined && expect !== undefined) {
            throw new StoreConflict(`${kind} ${id} was changed meanwhile.`);
        }
        return event !== undefined;
    }

    version(): number {
        this.follow();
        return this.index.version;
    }

    watch(kindPrefix: string, since: number, onEvent: (event: StoreEvent) => void): () => void {
        this.follow();
        const stop = this.watchers.add(kindPrefix, since, this.index.all(), onEvent);
        this.timer ??= setInterval(() => {
            this.poll();
        }, pollEvery).unref();
        return () => {
            stop();
            if (this.watchers.size === 0) this.stopPolling();
        };
    }

    close(): void {
        this.stopPolling();
        this.journal.close();
        this.presence.close();
    }

    /** Undefined: another writer was faster, here or while the line was on its way. */
    private write(change: Change): StoreEvent | undefined {
        this.follow();
        const current = this.index.get(change.kind, change.id)?.version ?? 0;
        if (change.expect !== undefined && change.expect !== current) return undefined;
        this.writes += 1;
        const writer = `${this.presence.name}.${this.writes}`;
        this.journal.append({ ...change, writer });
        return this.follow(writer);
    }

    /** Applies what all processes appended; returns what the given writer's own line did. */
    private follow(writer?: string): StoreEvent | undefined {
        let own: StoreEvent | undefined;
        for (const entry of this.journal.read()) {
            const event = this.index.apply(entry);
            if (event === undefined) continue;
            if (writer !== undefined && (entry as Change).writer === writer) own = event;
            this.watchers.push(event);
        }
        return own;
    }

    private poll(): void {
        try {
            this.follow();
        } catch {
            // The journal is damaged: the next call that somebody waits for says so.
            this.stopPolling();
        }
    }

    private stopPolling(): void {
        clearInterval(this.timer);
        this.timer = undefined;
    }
}

/** Opens an account of the local cloud; the folder is made if it is missing. Throws if the journal is damaged. */
export function openJournalStore(folder: string, account: string): Store {
    const accountFolder = join(folder, account);
    let presence: Presence;
    try {
        presence = new Presence(accountFolder);
    } catch (error) {
        throw unwritableStore(accountFolder, error);
    }
    try {
        awaitCompaction(accountFolder);
        compactWhenAlone(accountFolder, presence, loadFile);
        return new JournalStore(new JournalFile(join(accountFolder, "journal")), presence);
    } catch (error) {
        presence.close();
        throw error;
    }
}
