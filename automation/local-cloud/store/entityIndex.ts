import type { JournalEntry } from "./journalFile";
import type { Entity, StoreEvent } from "./store";

interface Kind {
    readonly byId: Map<string, Entity>;
    /** Cached for `list`; dropped when an entity comes, changes or goes. */
    sorted: readonly Entity[] | undefined;
}

const none: readonly Entity[] = [];

function byId(a: Entity, b: Entity): number {
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The live entities of an account in memory, built by applying the journal's entries in their order. */
export class EntityIndex {
    version = 0;
    private readonly kindsByName = new Map<string, Kind>();

    get(kind: string, id: string): Entity | undefined {
        return this.kindsByName.get(kind)?.byId.get(id);
    }

    list(name: string): readonly Entity[] {
        const kind = this.kindsByName.get(name);
        if (kind === undefined) return none;
        kind.sorted ??= [...kind.byId.values()].sort(byId);
        return kind.sorted;
    }

    kinds(prefix: string): string[] {
        return [...this.kindsByName.keys()].filter((name) => name.startsWith(prefix)).sort();
    }

    *all(): Iterable<Entity> {
        for (const kind of this.kindsByName.values()) yield* kind.byId.values();
    }

    /** Applies one entry; undefined if it changes nothing, as when it lost a race. */
    apply(entry: JournalEntry): StoreEvent | undefined {
        if (entry === "lost") {
            this.version += 1;
            return undefined;
        }
        if ("store" in entry) {
            this.version = entry.version;
            return undefined;
        }
        const { kind, id } = entry;
        const before = this.get(kind, id);
        if (entry.version !== undefined) {
            this.set({ kind, id, body: entry.body, version: entry.version });
            return undefined;
        }
        if (entry.expect !== undefined && entry.expect !== (before?.version ?? 0)) return undefined;
        if (entry.body === undefined) {
            if (before === undefined) return undefined;
            this.version += 1;
            this.remove(before);
            return { type: "deleted", entity: { ...before, version: this.version } };
        }
        this.version += 1;
        const entity = { kind, id, body: entry.body, version: this.version };
        this.set(entity);
        return { type: before === undefined ? "added" : "modified", entity };
    }

    private set(entity: Entity): void {
        let kind = this.kindsByName.get(entity.kind);
        if (kind === undefined) {
            kind = { byId: new Map(), sorted: undefined };
            this.kindsByName.set(entity.kind, kind);
        }
        kind.byId.set(entity.id, entity);
        kind.sorted = undefined;
    }

    private remove(entity: Entity): void {
        const kind = this.kindsByName.get(entity.kind);
        if (kind === undefined) return;
        kind.byId.delete(entity.id);
        kind.sorted = undefined;
        if (kind.byId.size === 0) this.kindsByName.delete(entity.kind);
    }
}
