import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { removeDeadLocks } from "../../../../automation/engine/run/deadLocks";

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
    const lock = (pid: number, host: string): string => {
        const locks = join(folder, ".pulumi/locks/organization/network/dev");
        mkdirSync(locks, { recursive: true });
        const file = join(locks, "1.json");
        writeFileSync(file, JSON.stringify({ pid, hostname: host, username: "me", timestamp: "2026-01-01" }));
        return file;
    };
    const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "locks-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("removes the lock of an engine of this machine that is gone", () => {
        const file = lock(deadPid(), hostname());
        expect(removeDeadLocks(spec())).to.deep.equal(["2026-01-01"]);
        expect(existsSync(file)).to.equal(false);
    });

    it("leaves the lock of another machine alone, whoever has that number here", () => {
        const file = lock(deadPid(), "elsewhere");
        expect(removeDeadLocks(spec())).to.deep.equal([]);
        expect(existsSync(file)).to.equal(true);
    });

    it("leaves a shared backend alone, and finds nothing where there are no locks", () => {
        expect(removeDeadLocks({ ...spec(), backend: "s3://bucket" })).to.deep.equal([]);
        expect(removeDeadLocks(spec())).to.deep.equal([]);
    });
});
