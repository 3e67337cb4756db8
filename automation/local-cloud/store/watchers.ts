import type { Entity, StoreEvent } from "./store";

interface Watcher {
    readonly prefix: string;
    readonly onEvent: (event: StoreEvent) => void;
    /** Version of the last event it was offered. */
    seen: number;
    stopped: boolean;
    busy: boolean;
}

const kept = 4096;

/** A listener that throws is a bug, but not one of the writer whose change it was told. */
function tell(watcher: Watcher, event: StoreEvent): void {
    if (watcher.stopped) return;
    try {
        watcher.onEvent(event);
    } catch (error) {
        queueMicrotask(() => {
            throw error;
        });
    }
}

/** The newest events of an account and whoever waits for more. */
export class Watchers {
    private events: StoreEvent[] = [];
    private readonly watchers = new Set<Watcher>();

    get size(): number {
        return this.watchers.size;
    }

    /**
     * Offers every event after version `since`. Events that are too old to be kept are told as they can be:
     * each entity that changed since then as modified; deletions are lost.
     */
    add(
        prefix: string,
        since: number,
        live: Iterable<Entity>,
        onEvent: (event: StoreEvent) => void,
    ): () => void {
        const oldest = this.events[0]?.entity.version ?? Infinity;
        const missed = [...live]
            .filter(({ kind, version }) => kind.startsWith(prefix) && version > since && version < oldest)
            .sort((a, b) => a.version - b.version);
        const watcher: Watcher = { prefix, onEvent, seen: since, stopped: false, busy: true };
        this.watchers.add(watcher);
        queueMicrotask(() => {
            for (const entity of missed) tell(watcher, { type: "modified", entity });
            watcher.busy = false;
            this.pump(watcher);
        });
        return () => {
            watcher.stopped = true;
            this.watchers.delete(watcher);
        };
    }

    push(event: StoreEvent): void {
        this.events.push(event);
        if (this.events.length >= 2 * kept) this.events = this.events.slice(-kept);
        for (const watcher of [...this.watchers]) this.pump(watcher);
    }

    /** A listener may write, which pushes more events: those wait until it has returned, so that order is kept. */
    private pump(watcher: Watcher): void {
        if (watcher.busy) return;
        watcher.busy = true;
        for (let event = this.next(watcher); event !== undefined; event = this.next(watcher)) {
            watcher.seen = event.entity.version;
            if (event.entity.kind.startsWith(watcher.prefix)) tell(watcher, event);
        }
        watcher.busy = false;
    }

    private next(watcher: Watcher): StoreEvent | undefined {
        const last = this.events.at(-1);
        if (watcher.stopped || last === undefined || last.entity.version <= watcher.seen) return undefined;
        let low = 0;
        let high = this.events.length - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.events[middle]?.entity.version ?? 0) > watcher.seen) high = middle;
            else low = middle + 1;
        }
        return this.events[low];
    }
}
