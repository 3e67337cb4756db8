import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { awaitLock } from "../../../automation/locks/awaitLock";
import { temporaryFolder } from "../../support/temporaryFolder";

const quick = { verb: "commit", interval: 5 } as const;

function lock(): string {
    return join(temporaryFolder(), "lock");
}

/** A lock of another machine that gave its last sign of life an hour ago. */
function plantSilent(file: string): void {
    writeFileSync(file, JSON.stringify({ verb: "up", host: "elsewhere", pid: 1, beat: 5 }));
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(file, hourAgo, hourAgo);
}

describe("a lock that is waited for", () => {
    it("is held by one after the other, and who waits is told once for whom", async () => {
        const file = lock();
        const first = await awaitLock(file, quick);
        const told: number[] = [];
        let isTaken = false;
        const second = awaitLock(file, { ...quick, onWait: ({ pid }) => told.push(pid) }).then((held) => {
            isTaken = true;
            return held;
        });
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(isTaken).to.equal(false);
        first.release();
        (await second).release();
        expect(told).to.deep.equal([process.pid]);
        expect(existsSync(file)).to.equal(false);
    });

    it("starts with the number of its process, which earlier versions read", async () => {
        const file = lock();
        const held = await awaitLock(file, quick);
        expect(Number.parseInt(readFileSync(file, "utf8"), 10)).to.equal(process.pid);
        held.release();
    });

    for (const text of ["%", "% 0a9d1c9e-5a52-4a0f-9d3a-1f0e0e6a2b11"]) {
        it(`of an earlier version counts while its process lives, and is broken after it: ${text}`, async () => {
            const file = lock();
            writeFileSync(file, text.replace("%", process.pid.toString()));
            const patience = { milliseconds: 20, error: () => new Error("waited long enough") };
            const failure = await awaitLock(file, { ...quick, patience }).catch((error: unknown) => error);
            expect(failure).to.have.property("message", "waited long enough");
            const { pid } = spawnSync(process.execPath, ["--version"]);
            writeFileSync(file, text.replace("%", pid.toString()));
            (await awaitLock(file, quick)).release();
        });
    }

    it("is given up after a while, with an error that can name the owner", async () => {
        const file = lock();
        const held = await awaitLock(file, quick);
        const failure = await awaitLock(file, {
            ...quick,
            patience: { milliseconds: 20, error: (owner) => new Error(`held by ${owner?.host ?? ""}`) },
        }).catch((error: unknown) => error);
        expect(failure).to.have.property("message", `held by ${hostname()}`);
        held.release();
    });

    it("of another machine is broken after it was silent for long and while it was watched", async () => {
        const file = lock();
        plantSilent(file);
        const watched: number[] = [];
        const watch = (seconds: number): Promise<void> => {
            watched.push(seconds);
            return Promise.resolve();
        };
        (await awaitLock(file, { ...quick, watch })).release();
        expect(watched).to.deep.equal([11]);
    });

    it("of another machine stays if it gives a sign of life while it is watched", async () => {
        const file = lock();
        plantSilent(file);
        const watch = (): Promise<void> => {
            utimesSync(file, new Date(), new Date());
            return Promise.resolve();
        };
        const patience = { milliseconds: 0, error: () => new Error("waited long enough") };
        await new Promise((resolve) => setTimeout(resolve, 5));
        const failure = await awaitLock(file, { ...quick, watch, patience }).catch((error: unknown) => error);
        expect(failure).to.have.property("message", "waited long enough");
    });
});
