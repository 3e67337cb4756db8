import { linkSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EntityIndex } from "./entityIndex";
import { encodeLine } from "./journalLine";
import { sleepSync } from "./sleepSync";
import { isLocked, type Presence, underLock } from "./presence";

const worthwhile = 4 * 1024 * 1024;

function snapshot(index: EntityIndex): string {
    const entities = [...index.all()].sort((a, b) => a.version - b.version);
    return [{ store: 1, version: index.version } as const, ...entities].map(encodeLine).join("");
}

/**
 * Writes what is live into a fresh journal when the old one has grown to four times that and nobody else has the
 * account open. `load` reads the journal to its end. The old journal stays beside it as `journal.previous`.
 */
export function compactWhenAlone(
    folder: string,
    presence: Presence,
    load: (file: string) => EntityIndex,
): void {
    const file = join(folder, "journal");
    const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
    if (size < worthwhile) return;
    // Whoever opens the account from here on waits for the lock, and whoever came before is seen.
    underLock(compactionLock(folder), presence, () => {
        if (!presence.isAlone()) return;
        const fresh = snapshot(load(file));
        if (fresh.length * 4 > size) return;
        const temporary = `${file}.compacted`;
        const previous = `${file}.previous`;
        writeFileSync(temporary, fresh, { flush: true });
        rmSync(previous, { force: true });
        linkSync(file, previous);
        renameSync(temporary, file);
    });
}

/** Waits, at most a few seconds, until nobody compacts the account's journal. */
export function awaitCompaction(folder: string): void {
    for (let tries = 0; tries < 1000 && isLocked(compactionLock(folder)); tries += 1) {
        sleepSync(10);
    }
}

function compactionLock(folder: string): string {
    return join(folder, "compacting");
}
