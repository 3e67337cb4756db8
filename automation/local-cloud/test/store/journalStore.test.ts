// Covers: compaction.ts, entityIndex.ts, journalFile.ts, presence.ts, store.ts, storeErrors.ts, watchers.ts
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import fc from "fast-check";
import { LocalCloudError } from "../../errors";
import { openJournalStore } from "../../store/journalStore";
import { type Store, StoreConflict, type StoreEvent } from "../../store/store";

const account = "123456789012";

describe("the local cloud's store", () => {
    let folder: string;
    let stores: Store[];

    function open(): Store {
        const store = openJournalStore(folder, account);
        stores.push(store);
        return store;
    }

    function journal(): string {
        return join(folder, account, "journal");
    }

    function refusal(): LocalCloudError {
        try {
            open();
        } catch (error) {
            if (error instanceof LocalCloudError) return error;
            throw error;
        }
        throw new Error("the store opened");
    }

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "store-"));
        stores = [];
    });

    afterEach(() => {
        for (const store of stores) store.close();
        rmSync(folder, { recursive: true });
    });

    it("behaves like a map with growing versions, however many have it open", () => {
        const command = fc.record({
            opener: fc.nat(2),
            id: fc.constantFrom("a", "b", "c"),
            body: fc.option(fc.jsonValue(), { nil: undefined }),
            stale: fc.boolean(),
        });
        fc.assert(
            fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
                const own = mkdtempSync(join(tmpdir(), "store-"));
                const opened = [0, 1, 2].map(() => openJournalStore(own, account));
                const model = new Map<string, { body: unknown; version: number }>();
                let version = 0;
                for (const { opener, id, body, stale } of commands) {
                    const store = opened[opener];
                    if (store === undefined) continue;
                    const before = model.get(id);
                    const expected = stale ? version + 7 : (before?.version ?? 0);
                    if (stale) {
                        expect(() => store.put("k", id, 1, expected)).to.throw(StoreConflict);
                    } else if (body === undefined) {
                        expect(store.delete("k", id)).to.equal(before !== undefined);
                        if (model.delete(id)) version += 1;
                    } else {
                        version += 1;
                        expect(store.put("k", id, body, expected).version).to.equal(version);
                        model.set(id, { body: JSON.parse(JSON.stringify(body)), version });
                    }
                }
                const live = [...model].map(([id, entity]) => ({ kind: "k", id, ...entity }));
                live.sort((a, b) => (a.id < b.id ? -1 : 1));
                for (const store of [...opened, openJournalStore(own, account)]) {
                    expect(store.list("k")).to.deep.equal(live);
                    expect(store.version()).to.equal(version);
                    store.close();
                }
                rmSync(own, { recursive: true });
            }),
            { numRuns: 40 },
        );
    });

    it("tells each change once and in order, also those of other processes and of listeners", async () => {
        const one = open();
        const other = open();
        one.put("a/x", "1", { n: 1 });
        const seen: string[] = [];
        const stop = one.watch("a/", 0, ({ type, entity }) => {
            seen.push(`${type} ${entity.kind} ${entity.id} ${entity.version}`);
            if (type === "added") one.put("a/y", "made", {}, undefined);
        });
        await Promise.resolve();
        other.put("a/x", "2", {});
        other.put("b", "3", {});
        other.delete("a/x", "1");
        one.put("a/x", "4", {});
        await sleep(250);
        stop();
        one.put("a/x", "5", {});
        expect(seen[0]).to.equal("added a/x 1 1");
        expect(
            seen.filter((line) => line.includes("a/x")).map((line) => line.replace(/ \d+$/, "")),
        ).to.deep.equal(["added a/x 1", "added a/x 2", "deleted a/x 1", "added a/x 4"]);
        const versions = seen.map((line) => Number(line.split(" ").at(-1)));
        expect(versions).to.deep.equal([...versions].sort((a, b) => a - b));
    }).timeout(5000);

    it("tells a watcher of the past what still lives when the events themselves are gone", async () => {
        open().put("a", "1", {});
        open().put("a", "2", {});
        const seen: StoreEvent[] = [];
        open().watch("a", 1, (event) => seen.push(event));
        await Promise.resolve();
        expect(seen.map(({ type, entity }) => `${type} ${entity.id}`)).to.deep.equal(["modified 2"]);
    });

    it("drops a torn last line and closes it off, so that it never counts as damage", () => {
        const first = open();
        first.put("a", "kept", { n: 1 });
        first.put("a", "torn", { n: 2 });
        const text = readFileSync(journal(), "utf8");
        for (let cut = 2; cut < 60; cut += 7) {
            writeFileSync(journal(), text.slice(0, -cut));
            const later = open();
            expect(later.list("a")).to.have.length(1);
            later.put("a", `later-${cut}`, {});
            expect(
                open()
                    .list("a")
                    .map(({ id }) => id),
            ).to.deep.equal(["kept", `later-${cut}`]);
        }
    });

    it("names the damaged line, says what to do, and changes nothing", () => {
        const store = open();
        for (const id of ["a", "b", "c"]) store.put("kind", id, { secret: "s3cret" });
        const damaged = readFileSync(journal(), "utf8").replace('"id":"b"', '"id":"x"');
        writeFileSync(journal(), damaged);
        const error = refusal();
        expect(error.message).to.contain(`${journal()}:3`).and.not.contain("s3cret");
        expect(error.remedy).to.contain(`sed -i '3s/.*/~lost/'`);
        expect(readFileSync(journal(), "utf8")).to.equal(damaged);

        writeFileSync(journal(), damaged.split("\n").with(2, "~lost").join("\n"));
        const repaired = open();
        expect(repaired.list("kind").map(({ id, version }) => `${id} ${version}`)).to.deep.equal([
            "a 1",
            "c 3",
        ]);
    });

    it("treats an emptied journal and a foreign file as damage", () => {
        open().put("a", "1", {});
        writeFileSync(journal(), "");
        expect(refusal().message).to.contain(`${journal()}:1`);
        writeFileSync(journal(), "hello\nworld\n");
        expect(refusal().message).to.contain(`${journal()}:1`);
    });

    it("says so when its folder cannot be written", () => {
        writeFileSync(join(folder, account), "a file");
        const error = refusal();
        expect(error.message).to.contain("cannot write").and.contain(join(folder, account));
    });

    it("compacts a journal that has outgrown what it holds, but only for whoever is alone", () => {
        const store = open();
        store.put("kept", "1", { n: 1 });
        const body = { text: "x".repeat(100_000) };
        for (let n = 0; n < 60; n += 1) store.put("big", "one", body);
        const size = readFileSync(journal()).length;
        const other = open();
        expect(readFileSync(journal()).length).to.equal(size);
        store.close();
        other.close();
        stores = [];
        const fresh = open();
        expect(readFileSync(journal()).length).to.be.lessThan(size / 4);
        expect(fresh.version()).to.equal(61);
        expect(fresh.get("kept", "1")).to.deep.equal({ kind: "kept", id: "1", body: { n: 1 }, version: 1 });
        expect(fresh.put("kept", "1", {}, 1).version).to.equal(62);
        expect(open().get("big", "one")?.version).to.equal(61);
    });
});
