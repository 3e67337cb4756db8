// Covers: engineLocks.ts
import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { removeDeadLocks } from "../../../../automation/engine/state/deadLocks";
import { keepLocksAlive } from "../../../../automation/engine/state/engineLocks";

describe("removeDeadLocks", () => {
    let folder = "";
    const spec = () => ({
        stack: "dev",
        project: "network",
        workDir: folder,
        projectDir: folder,
        backend: `file://${folder}`,
        secretsProvider: "passphrase",
        environment: {},
    });
    const day = 86_400;
    const watch = (): Promise<void> => Promise.resolve();
    /** Gives a lock its last sign of life, so many seconds ago. */
    const beaten = (file: string, seconds: number): void => {
        const last = Date.now() / 1000 - seconds;
        utimesSync(file, last, last);
    };
    const lock = (pid: number, host: string, since = new Date("2026-01-01"), name = "1"): string => {
        const locks = join(folder, ".pulumi/locks/organization/network/dev");
        mkdirSync(locks, { recursive: true });
        const file = join(locks, `${name}.json`);
        const timestamp = since.toISOString();
        writeFileSync(file, JSON.stringify({ pid, hostname: host, username: "me", timestamp }));
        return file;
    };
    const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "locks-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("removes the lock of an engine of this machine that is gone", async () => {
        const file = lock(deadPid(), hostname());
        expect((await removeDeadLocks(spec())).join()).to.match(/dev\/network since 2026-01-01T\S+ is gone/);
        expect(existsSync(file)).to.equal(false);
    });

    it("leaves the lock of another machine alone, whoever has that number here", async () => {
        const file = lock(deadPid(), "elsewhere");
        beaten(file, 60);
        expect(await removeDeadLocks(spec(), { watch })).to.deep.equal([]);
        expect(existsSync(file)).to.equal(true);
    });

    it("leaves the lock of an engine alone that somebody runs by hand on another machine, however old", async () => {
        const file = lock(deadPid(), "elsewhere", new Date(Date.now() - 1000 * day + 500));
        beaten(file, day);
        expect(await removeDeadLocks(spec(), { watch })).to.deep.equal([]);
        expect(existsSync(file)).to.equal(true);
    });

    it("removes the lock of another machine that gives no sign of life for half an hour, nor while it is watched", async () => {
        const file = lock(deadPid(), "elsewhere");
        beaten(file, 3600);
        const waking = (): Promise<void> => {
            beaten(file, 3595);
            return Promise.resolve();
        };
        expect(await removeDeadLocks(spec(), { watch: waking })).to.deep.equal([]);
        expect((await removeDeadLocks(spec(), { watch })).join()).to.match(
            /on elsewhere, silent for over 30/,
        );
        expect(existsSync(file)).to.equal(false);
    });

    it("takes what the engine writes to the state for a sign of life", async () => {
        const file = lock(deadPid(), "elsewhere");
        beaten(file, 3600);
        const stacks = join(folder, ".pulumi/stacks/network");
        mkdirSync(stacks, { recursive: true });
        writeFileSync(join(stacks, "dev.json"), "{}");
        expect(await removeDeadLocks(spec(), { watch })).to.deep.equal([]);
    });

    it("gives the engines of this machine signs of life, and others none", async () => {
        const [own, other] = [lock(1, hostname()), lock(1, "elsewhere", undefined, "2")];
        for (const file of [own, other]) beaten(file, 3600);
        const stop = keepLocksAlive(spec(), 0.02);
        await new Promise((resolve) => setTimeout(resolve, 100));
        stop();
        expect(Date.now() - statSync(own).mtimeMs).to.be.lessThan(10_000);
        expect(Date.now() - statSync(other).mtimeMs).to.be.greaterThan(3_000_000);
    });

    it("leaves a shared backend alone, and finds nothing if there are no locks", async () => {
        expect(await removeDeadLocks({ ...spec(), backend: "s3://bucket" })).to.deep.equal([]);
        expect(await removeDeadLocks(spec())).to.deep.equal([]);
    });
});
