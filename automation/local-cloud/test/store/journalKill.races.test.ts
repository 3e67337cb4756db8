import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { openJournalStore } from "../../store/journalStore";

const account = "123456789012";

describe("the local cloud's store under kill -9", () => {
    it("loses nothing that was acknowledged, while several processes write at once", async () => {
        const folder = mkdtempSync(join(tmpdir(), "store-"));
        const acknowledged = new Map<string, number>();
        for (let round = 0; round < 4; round += 1) {
            const writers = [0, 1].map((n) => {
                const name = `${round}-${n}`;
                const child = fork(join(__dirname, "writer.js"), [folder, account, name], { execArgv: [] });
                child.on("message", (count) => acknowledged.set(name, Number(count)));
                return child;
            });
            await Promise.all(writers.map((child) => once(child, "message")));
            await sleep(40 + 35 * round);
            for (const child of writers) child.kill("SIGKILL");
            await Promise.all(writers.map((child) => once(child, "exit")));
        }
        const store = openJournalStore(folder, account);
        for (const [name, count] of acknowledged) {
            expect(store.list(`w/${name}`).length, name).to.be.at.least(count);
        }
        // Every writer also counted up one number they share; no increment may be lost.
        const total = store.kinds("w/").reduce((sum, kind) => sum + store.list(kind).length, 0);
        expect(store.get<number>("shared", "count")?.body).to.be.within(total, total + 8);
        store.close();
        rmSync(folder, { recursive: true });
    });
});
