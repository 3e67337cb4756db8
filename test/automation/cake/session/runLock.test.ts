import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { LockOwner } from "../../../../automation/locks/lockOwner";
import { pathsOf, runFolder } from "../../../../automation/cake/model/paths";
import { lockOwner, takeLock } from "../../../../automation/cake/session/runLock";
import { CakeError } from "../../../../automation/system/errors";
import { temporaryFolder } from "../../../support/temporaryFolder";

const silent = (): void => undefined;
const hour = 3600;

function deadPid(): number {
    return spawnSync(process.execPath, ["--version"]).pid;
}

function fileOf(root: string): string {
    return join(runFolder(pathsOf(root), "dev-1"), "lock.json");
}

/** A lock whose owner gave its last sign of life so many seconds ago. */
function plant(root: string, owner: Partial<LockOwner>, silentFor = 0): void {
    mkdirSync(runFolder(pathsOf(root), "dev-1"), { recursive: true });
    const whole = {
        verb: "up",
        user: "ada",
        host: hostname(),
        pid: 1,
        since: "2026-01-01T00:00:00.000Z",
        ...owner,
    };
    writeFileSync(fileOf(root), JSON.stringify(whole));
    age(root, silentFor);
}

function age(root: string, seconds: number): void {
    const last = Date.now() / 1000 - seconds;
    utimesSync(fileOf(root), last, last);
}

describe("the run lock", () => {
    it("lets one run at a time hold an environment, and tells a second one who holds it since when", () => {
        const paths = pathsOf(temporaryFolder());
        const release = takeLock(paths, "dev-1", "up", silent);
        expect(() => takeLock(paths, "dev-1", "destroy", silent))
            .to.throw(
                CakeError,
                /dev-1 is busy: .*pid \d+.*\) runs up since \d{4}-.* last sign of life was \d+ s ago/,
            )
            .with.property("exitCode", 1);
        release();
        takeLock(paths, "dev-1", "destroy", silent)();
    });

    it("holds each environment by itself", () => {
        const paths = pathsOf(temporaryFolder());
        const releases = ["dev-1", "dev-2"].map((name) => takeLock(paths, name, "up", silent));
        expect(lockOwner(paths, "dev-2")?.verb).to.equal("up");
        for (const release of releases) release();
        expect(lockOwner(paths, "dev-2")).to.equal(undefined);
    });

    it("breaks the lock of a process that is gone, and says so", () => {
        const root = temporaryFolder();
        plant(root, { pid: deadPid() });
        const notices: string[] = [];
        const release = takeLock(pathsOf(root), "dev-1", "up", (text) => notices.push(text));
        expect(notices.join()).to.match(/The last up of dev-1, by ada on .* ended without cleaning up/);
        expect(lockOwner(pathsOf(root), "dev-1")?.pid).to.equal(process.pid);
        release();
    });

    it("is not fooled by a new process with the old one's number", () => {
        const root = temporaryFolder();
        plant(root, { pid: process.pid, started: "1" });
        expect(lockOwner(pathsOf(root), "dev-1")).to.equal(undefined);
    });

    it("never breaks the lock of a process that lives, however long its last sign of life is ago", () => {
        const root = temporaryFolder();
        takeLock(pathsOf(root), "dev-1", "up", silent);
        age(root, 100 * hour);
        expect(() => takeLock(pathsOf(root), "dev-1", "up", silent, { watch: silent })).to.throw(/is busy/);
        age(root, -100 * hour);
        expect(() => takeLock(pathsOf(root), "dev-1", "up", silent, { watch: silent })).to.throw(/is busy/);
    });

    it("never breaks the lock of another machine that gives signs of life, or never gave one", () => {
        const root = temporaryFolder();
        plant(root, { pid: deadPid(), host: "elsewhere", beat: 5, ci: "https://ci/7" }, 60);
        expect(() => takeLock(pathsOf(root), "dev-1", "up", silent))
            .to.throw(CakeError, /ada on elsewhere \(pid \d+, https:\/\/ci\/7\).*sign of life was 60 s ago/)
            .with.property("remedy")
            .that.contains("5 minutes");
        plant(root, { pid: deadPid(), host: "elsewhere" }, hour);
        expect(() => takeLock(pathsOf(root), "dev-1", "up", silent)).to.throw(/ada on elsewhere/);
    });

    it("breaks the lock of another machine that gives no sign of life for long, once it has watched it", () => {
        const root = temporaryFolder();
        plant(root, { host: "elsewhere", beat: 5 }, hour);
        const watched: number[] = [];
        const notices: string[] = [];
        const watch = (seconds: number): void => void watched.push(seconds);
        takeLock(pathsOf(root), "dev-1", "up", (text) => notices.push(text), { watch })();
        expect(watched).to.deep.equal([11]);
        expect(notices.join()).to.match(/by ada on elsewhere .* its lock is removed\. .* for 60 min/);
    });

    it("takes a jump of the clock for no death: a sign of life while it is watched is enough", () => {
        const root = temporaryFolder();
        plant(root, { host: "elsewhere", beat: 5 }, hour);
        const watch = (): void => {
            age(root, hour - 5);
        };
        expect(() => takeLock(pathsOf(root), "dev-1", "up", silent, { watch })).to.throw(/is busy/);
    });

    it("does not know the processes of a container of the same name", () => {
        const root = temporaryFolder();
        plant(root, { pid: deadPid(), space: "another boot pid:[1]", beat: 5 });
        expect(() => takeLock(pathsOf(root), "dev-1", "up", silent)).to.throw(/is busy/);
    });
});
