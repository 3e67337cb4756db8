import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { pathsOf, runFolder } from "../../../automation/cake/paths";
import { lockOwner, takeLock, type LockOwner } from "../../../automation/cake/runLock";
import { CakeError } from "../../../automation/errors";
import { temporaryFolder } from "../../temporaryFolder";

const silent = (): void => undefined;

function deadPid(): number {
    return spawnSync(process.execPath, ["--version"]).pid;
}

function plant(root: string, owner: Partial<LockOwner>): void {
    const folder = runFolder(pathsOf(root), "dev-1");
    mkdirSync(folder, { recursive: true });
    const whole = {
        verb: "up",
        user: "ada",
        host: hostname(),
        pid: 1,
        since: "2026-01-01T00:00:00.000Z",
        ...owner,
    };
    writeFileSync(join(folder, "lock.json"), JSON.stringify(whole));
}

describe("the run lock", () => {
    it("lets one run at a time hold an environment, and tells a second one who holds it since when", () => {
        const paths = pathsOf(temporaryFolder());
        const release = takeLock(paths, "dev-1", "up", silent);
        expect(() => takeLock(paths, "dev-1", "destroy", silent))
            .to.throw(CakeError, /dev-1 is busy: .*pid \d+\) runs up since \d{4}-/)
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

    it("never breaks the lock of another machine", () => {
        const root = temporaryFolder();
        plant(root, { pid: deadPid(), host: "elsewhere" });
        expect(() => takeLock(pathsOf(root), "dev-1", "up", silent)).to.throw(/ada on elsewhere/);
    });
});
