import { openJournalStore } from "../../store/journalStore";
import { StoreConflict } from "../../store/store";

// A process of its own for journalKill.test.ts: writes for ever and tells its parent what was acknowledged.
const [folder = "", account = "", name = ""] = process.argv.slice(2);
const store = openJournalStore(folder, account);

function increment(): void {
    for (;;) {
        const before = store.get<number>("shared", "count");
        try {
            store.put("shared", "count", (before?.body ?? 0) + 1, before?.version ?? 0);
            return;
        } catch (error) {
            if (!(error instanceof StoreConflict)) throw error;
        }
    }
}

function step(count: number): void {
    increment();
    store.put(`w/${name}`, String(count), { text: "x".repeat((count * 7919) % 60_000) });
    process.send?.(count);
    setImmediate(step, count + 1);
}

step(1);
